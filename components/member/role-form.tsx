'use client';

import { useEffect, useState } from 'react';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useAction } from '@/components/form/use-action';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { showToast } from '@/components/ui/feedback/toast';
import { Select } from '@/components/ui/form/select';
import { setMemberRole } from '@/lib/actions/people';
import { type Role, roleNames } from '@/lib/domain/company/role';

/** The form that changes the role of a colleague. Its button appears when another role is chosen. */
export function RoleForm({
  userId,
  name,
  role,
  roles,
  onDone,
}: {
  userId: string;
  name: string;
  role: Role;
  roles: readonly Role[];
  onDone?: (() => void) | undefined;
}) {
  const { state, formProps } = useAction(setMemberRole, {
    onDone: () => {
      showToast(`${name} has another role now`);
      onDone?.();
    },
  });
  const [chosen, setChosen] = useState<string>(role);
  useEffect(() => setChosen(role), [role]);
  return (
    <form {...formProps} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="userId" value={userId} />
      <Select
        name="role"
        aria-label={`Role of ${name}`}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
        options={roles.map((given) => ({ value: given, label: roleNames[given] }))}
        className="w-36"
      />
      {chosen === role ? (
        <noscript>
          <SubmitButton size="sm">Change</SubmitButton>
        </noscript>
      ) : (
        <SubmitButton size="sm" pendingLabel="Changing">
          Change
        </SubmitButton>
      )}
      <RefusalNotice state={state} className="basis-full" />
    </form>
  );
}
