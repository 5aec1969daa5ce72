'use client';

import { Plus } from 'lucide-react';
import { useAction } from '@/components/form/use-action';
import { MenuButton, MenuLine, MenuText } from '@/components/ui/action/menu';
import { MenuLink } from '@/components/ui/action/menu-link';
import { Avatar } from '@/components/ui/display/avatar';
import { showToast } from '@/components/ui/feedback/toast';
import { switchToCompany } from '@/lib/actions/companies';

/** The person's other companies, and a link to add one. Shown in the menu of the company's name. */
export function OtherCompanies({
  companies,
}: {
  companies: readonly { readonly id: string; readonly name: string }[];
}) {
  const { formProps } = useAction(switchToCompany, { onRefused: (message) => showToast(message, 'bad') });
  return (
    <>
      {companies.length > 0 && <MenuText>Switch to</MenuText>}
      {companies.map((company) => (
        <form key={company.id} {...formProps}>
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
