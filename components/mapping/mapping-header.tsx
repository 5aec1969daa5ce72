import type { ReactNode } from 'react';
import { MoreLinks } from '@/components/ui/action/more-links';
import { PageHeader } from '@/components/ui/display/page-header';
import { Tabs } from '@/components/ui/display/tabs';

export type MappingTab = 'categories' | 'rules' | 'cards' | 'suppliers';

/** The header of the mapping pages: how much is mapped, the version, and the tabs. */
export function MappingHeader({
  tab,
  mapped,
  all,
  version,
  actions,
}: {
  tab: MappingTab;
  /** The number of categories with an account, of `all`; left out where a page does not load it. */
  mapped?: number;
  all?: number;
  version?: number;
  actions?: ReactNode;
}) {
  const facts = [
    mapped !== undefined && all !== undefined && `${mapped} of ${all} categories mapped`,
    version !== undefined && (version === 0 ? 'not saved yet' : `version ${version}`),
  ].filter((fact) => fact !== false);
  return (
    <>
      <PageHeader
        title="Mapping"
        subtitle={facts.join(' · ')}
        actions={
          <>
            <MoreLinks links={moreLinks} />
            {actions}
          </>
        }
      />
      <Tabs label="Parts of the mapping" tabs={tabs.map(({ key, ...rest }) => ({ ...rest, current: key === tab }))} />
    </>
  );
}

const moreLinks = [
  { href: '/mapping/versions', label: 'Versions' },
  { href: '/mapping/csv', label: 'CSV' },
];

const tabs: readonly { readonly key: MappingTab; readonly href: string; readonly label: string }[] = [
  { key: 'categories', href: '/mapping', label: 'Categories' },
  { key: 'rules', href: '/mapping/rules', label: 'Rules' },
  { key: 'cards', href: '/mapping/cards', label: 'Cards and bank accounts' },
  { key: 'suppliers', href: '/mapping/suppliers', label: 'Suppliers' },
];
