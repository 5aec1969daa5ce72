import type { Diagnosis } from '@/lib/domain/causes/diagnose';

/** Returns the page that fixes a failure of any number of expenses; undefined when there is no such page. */
export function fixPlace(fix: Diagnosis['fix']): { readonly href: string; readonly label: string } | undefined {
  switch (fix) {
    case 'mapping':
      return { href: '/mapping', label: 'Open the mapping' };
    case 'cards':
      return { href: '/mapping/cards', label: 'Open cards and bank accounts' };
    case 'connection':
      return { href: '/settings/connection', label: 'Open the connection' };
    case 'expense':
    case 'receipt':
    case 'package':
    case 'none':
      return undefined;
  }
}
