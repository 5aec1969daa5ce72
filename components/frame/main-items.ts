import type { NavItem } from './nav-item';

/** What waits on each page; what is skipped or 0 is not shown. */
export type Waiting = {
  readonly expenses?: number;
  readonly receipts?: number;
  readonly failedSyncs?: number;
  readonly unmapped?: number;
};

/** The pages of a company, in the order they are used. */
export function mainItems(waiting: Waiting = {}): readonly NavItem[] {
  return [
    { href: '/', label: 'Home', icon: 'home' },
    { href: '/expenses', label: 'Expenses', icon: 'expenses', count: waiting.expenses },
    { href: '/receipts', label: 'Receipts', icon: 'receipts', count: waiting.receipts },
    { href: '/syncs', label: 'Syncs', icon: 'syncs', count: waiting.failedSyncs, tone: 'bad' },
    { href: '/mapping', label: 'Mapping', icon: 'mapping', count: waiting.unmapped },
    { href: '/settings', label: 'Settings', icon: 'settings' },
  ];
}
