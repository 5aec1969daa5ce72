import type { OptionSource } from '@/components/ui/form/combobox/source';

/**
 * Searches the suppliers or customers of the books. `none` labels the empty choice. `currency` is that of the spending,
 * when it is not the company's.
 */
export const contactSource = (kind: 'supplier' | 'customer', none: string, currency?: string): OptionSource => ({
  kind: 'search',
  path: `/api/books/${kind}s`,
  none,
  ...(currency && { currency }),
});
