import type { NavItem } from './nav-item';

/** The number to show beside each page in the navigation: how many items there need attention. 0 is not shown. */
type Counts = {
  readonly expenses?: number;
  readonly receipts?: number;
  readonly failedSyncs?: number;
  readonly unmapped?: number;
};

/** Returns the navigation of a company's pages. */
export function mainItems(counts: Counts): readonly NavItem[] {
  return [
    { href: '/', label: 'Home', icon: 'icon-house' },
    { href: '/expenses', label: 'Expenses', icon: 'icon-wallet', count: counts.expenses },
    { href: '/receipts', label: 'Receipts', icon: 'icon-receipt-text', count: counts.receipts },
    { href: '/syncs', label: 'Syncs', icon: 'icon-refresh-cw', count: counts.failedSyncs, tone: 'bad' },
    { href: '/mapping', label: 'Mapping', icon: 'icon-split', count: counts.unmapped },
    { href: '/settings', label: 'Settings', icon: 'icon-settings' },
  ];
}
