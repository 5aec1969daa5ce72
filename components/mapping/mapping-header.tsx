import type { ReactNode } from 'react';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';

/** The head of the mapping pages: what is mapped, and the tabs. */
export function MappingHeader({
  tab,
  mapped,
  all,
  version,
  actions,
}: {
  tab: 'categories' | 'cards';
  mapped: number;
  all: number;
  version: number;
  actions?: ReactNode;
}) {
  return (
    <>
      <PageHeader
        title="Mapping"
        subtitle={`${mapped} of ${all} categories mapped · version ${version}`}
        actions={actions}
      />
      <Tabs
        label="Parts of the mapping"
        tabs={[
          { href: '/mapping', label: 'Categories', current: tab === 'categories' },
          { href: '/mapping/cards', label: 'Cards and bank accounts', current: tab === 'cards' },
        ]}
      />
      <noscript>
        <Notice tone="warn" className="mb-3">
          A mapping is saved as it is chosen, which needs JavaScript. Allow it for this site to change the mapping.
        </Notice>
      </noscript>
    </>
  );
}
