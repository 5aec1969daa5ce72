import type { NavCounts } from '@/lib/domain/live/counts';
import type { NavItem } from './nav-item';

/**
 * Returns the navigation of a company's pages. Beside a page is the number of items there that need attention. For
 * expenses, that is `expenses`: those to sync, or those to complete.
 */
export function mainItems(counts: NavCounts, expenses: 'ready' | 'incomplete'): readonly NavItem[] {
  const counted = (name: keyof NavCounts) => ({ count: counts[name], counts: name });
  return [
    { href: '/', label: 'Home', icon: 'icon-house' },
    { href: '/expenses', label: 'Expenses', icon: 'icon-wallet', also: ['/transfers'], ...counted(expenses) },
    { href: '/receipts', label: 'Receipts', icon: 'icon-receipt-text', ...counted('receiptsMissing') },
    { href: '/syncs', label: 'Syncs', icon: 'icon-refresh-cw', ...counted('failed'), tone: 'bad' },
    { href: '/reconcile', label: 'Reconcile', icon: 'icon-scale', also: ['/bank-accounts', '/close'] },
    { href: '/mapping', label: 'Mapping', icon: 'icon-split', ...counted('unmapped') },
    { href: '/reports', label: 'Reports', icon: 'icon-chart-column' },
    { href: '/settings', label: 'Settings', icon: 'icon-settings' },
  ];
}
