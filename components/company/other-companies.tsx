'use client';

import { Plus } from 'lucide-react';
import { useActionState, useEffect } from 'react';
import { MenuButton, MenuLine, MenuText } from '@/components/ui/action/menu';
import { MenuLink } from '@/components/ui/action/menu-link';
import { Avatar } from '@/components/ui/display/avatar';
import { showToast } from '@/components/ui/feedback/toast';
import { switchTo } from '@/lib/actions/companies';
import { idle } from '@/lib/actions/result';

/** The person's other companies, and the way to one more, in the menu under the company's name. */
export function OtherCompanies({
  companies,
}: {
  companies: readonly { readonly id: string; readonly name: string }[];
}) {
  const [state, send] = useActionState(switchTo, idle);
  useEffect(() => {
    if (state.state === 'refused') showToast(state.message, 'bad');
  }, [state]);
  return (
    <>
      {companies.length > 0 && <MenuText>Switch to</MenuText>}
      {companies.map((company) => (
        <form key={company.id} action={send}>
          <input type="hidden" name="companyId" value={company.id} />
          <MenuButton>
            <Avatar name={company.name} shape="square" />
            <span className="min-w-0 truncate">{company.name}</span>
          </MenuButton>
        </form>
      ))}
      {companies.length > 0 && <MenuLine />}
      <MenuLink href="/companies/new">
        <Plus aria-hidden="true" strokeWidth={1.75} /> Add a company
      </MenuLink>
    </>
  );
}
