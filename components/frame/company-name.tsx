'use client';

import { MenuPanel } from '@/components/ui/action/menu';
import { Avatar } from '@/components/ui/display/avatar';
import { Icon } from '@/components/ui/display/icon';
import { OtherCompanies, type OtherCompany } from './other-companies';

const companyMenu = 'company-menu';

/** A button with the company's name, which opens the menu of the person's other companies. */
export function CompanyName({ name }: { name: string }) {
  return (
    <button type="button" popoverTarget={companyMenu} className="name-button gap-2.5 px-1.5 max-sm:h-12">
      <Avatar name={name} shape="square" />
      <span className="min-w-0 grow truncate text-left font-semibold sm:max-lg:sr-only">{name}</span>
      <span className="sr-only">, switch company</span>
      <Icon name="icon-chevrons-up-down" className="size-3.5 text-faint sm:max-lg:hidden" />
    </button>
  );
}

/** The menu that CompanyName opens. */
export const CompanyMenu = ({ others }: { others: readonly OtherCompany[] }) => (
  <MenuPanel id={companyMenu}>
    <OtherCompanies companies={others} />
  </MenuPanel>
);
