'use client';

import { ActionButton } from '@/components/form/action-button';
import { showToast } from '@/components/ui/feedback/toast';
import { dismissMember } from '@/lib/actions/people';
import type { Role } from '@/lib/domain/company/role';
import { RoleForm } from './role-form';

export type ChosenMember = { readonly userId: string; readonly name: string; readonly role: Role };

/** The forms that change the role of a colleague and that remove them from the company. */
export function MemberForm({
  member: { userId, name, role },
  roles,
  company,
  onDone,
}: {
  member: ChosenMember;
  /** The roles that the viewer may give. */
  roles: readonly Role[];
  company: string;
  onDone?: () => void;
}) {
  return (
    <>
      <RoleForm userId={userId} name={name} role={role} roles={roles} onDone={onDone} />
      <p className="mt-5 mb-2.5 border-t border-line pt-4 text-soft wrap-anywhere">
        Removed, {name} can no longer open {company}. Everything they recorded stays, and so does what was written in
        the books.
      </p>
      <ActionButton
        action={dismissMember}
        fields={{ userId }}
        variant="danger"
        pendingLabel="Removing"
        onDone={() => {
          showToast(`${name} was removed`);
          onDone?.();
        }}
      >
        Remove {name}
      </ActionButton>
    </>
  );
}
