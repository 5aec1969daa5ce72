import { MenuLine, MenuText } from '@/components/ui/action/menu';
import { MenuLink } from '@/components/ui/action/menu-link';
import { Avatar } from '@/components/ui/display/avatar';
import { Icon } from '@/components/ui/display/icon';
import { companyPath } from '@/lib/domain/company/slug';

export type OtherCompany = { readonly id: string; readonly name: string; readonly slug: string };

/** The person's other companies, and a link to add one. Shown in the menu of the company's name. */
export function OtherCompanies({ companies }: { companies: readonly OtherCompany[] }) {
  return (
    <>
      {companies.length > 0 && <MenuText>Switch to</MenuText>}
      {companies.map((company) => (
        // A plain link loads the whole page, so that nothing of this company stays on the screen.
        <a key={company.id} data-reload="" href={companyPath(company.slug, '/')} className="menu-entry">
          <Avatar name={company.name} shape="square" />
          <span className="min-w-0 truncate">{company.name}</span>
        </a>
      ))}
      {companies.length > 0 && <MenuLine />}
      <MenuLink href="/companies/new" outside>
        <Icon name="icon-plus" /> Add a company
      </MenuLink>
    </>
  );
}
