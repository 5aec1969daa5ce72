import type { Diagnosis } from '@/lib/domain/causes/diagnose';

/**
 * Returns a link to the page where a failure can be fixed, for one or several expenses. Returns undefined when no page
 * fixes it.
 */
export function fixPlace(fix: Diagnosis['fix']): { readonly href: string; readonly label: string } | undefined {
  switch (fix) {
    case 'mapping':
      return { href: '/mapping', label: 'Open the mapping' };
    case 'cards':
      return { href: '/mapping/cards', label: 'Open cards and bank accounts' };
    case 'connection':
      return { href: '/settings/connection', label: 'Open the connection' };
    case 'close':
      return { href: '/close', label: 'Open month-end close' };
    case 'expense':
    case 'transfer':
    case 'claim':
    case 'receipt':
    case 'package':
    case 'none':
      return undefined;
  }
}
