import type { ReactNode } from 'react';
import { MoreLinks } from '@/components/ui/action/more-links';
import { PageHeader } from '@/components/ui/display/page-header';
import { Tabs } from '@/components/ui/display/tabs';
import { isMapped, type Mapping } from '@/lib/domain/mapping/mapping';

export type MappingTab = 'categories' | 'rules' | 'cards' | 'suppliers';

/** The header of the mapping pages: how many categories are mapped, the version of the mapping, and the tabs. */
export function MappingHeader({
  tab,
  categories,
  mapping,
  version,
  actions,
}: {
  tab: MappingTab;
  /**
   * All categories. The header counts how many of them `mapping` maps; a page that does not load both shows no count.
   */
  categories?: readonly { readonly id: string }[];
  mapping?: Mapping;
  version?: number;
  actions?: ReactNode;
}) {
  const facts = [
    categories &&
      mapping &&
      `${categories.filter(({ id }) => isMapped(mapping, id)).length} of ${categories.length} categories mapped`,
    version !== undefined && (version === 0 ? 'not saved yet' : `version ${version}`),
  ].filter(Boolean);
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
  { href: '/bank-accounts', label: 'Bank accounts' },
];

const tabs: readonly { readonly key: MappingTab; readonly href: string; readonly label: string }[] = [
  { key: 'categories', href: '/mapping', label: 'Categories' },
  { key: 'rules', href: '/mapping/rules', label: 'Rules' },
  { key: 'cards', href: '/mapping/cards', label: 'Cards and bank accounts' },
  { key: 'suppliers', href: '/mapping/suppliers', label: 'Suppliers' },
];
