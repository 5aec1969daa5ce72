'use client';

import { useEffect, useState } from 'react';
import { useKeptAction } from '@/components/form/use-kept-action';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { showToast } from '@/components/ui/feedback/toast';
import { Select } from '@/components/ui/form/select';
import { giveRole } from '@/lib/actions/people';
import { type Role, roleNames } from '@/lib/domain/company/person';

/** Gives a colleague another role: the button comes with a choice that differs. */
export function RoleForm({
  userId,
  name,
  role,
  roles,
}: {
  userId: string;
  name: string;
  role: Role;
  roles: readonly Role[];
}) {
  const { state, pending, formProps } = useKeptAction(giveRole);
  const [chosen, setChosen] = useState<string>(role);
  useEffect(() => setChosen(role), [role]);
  useEffect(() => {
    if (state.state === 'done') showToast(`${name} has another role now`);
  }, [state, name]);
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
        <SubmitButton size="sm" pending={pending} pendingLabel="Changing">
          Change
        </SubmitButton>
      )}
      {state.state === 'refused' && (
        <p role="alert" className="basis-full text-sm font-medium text-bad">
          {state.message}
        </p>
      )}
    </form>
  );
}
