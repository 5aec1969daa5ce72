import type { OptionSource } from '@/components/ui/form/combobox/source';

/**
 * Returns the options of a combobox that searches the suppliers or customers of the books. `none` is the label of the
 * empty option. Pass `currency` when the expense is not in the company's currency.
 */
export const contactSource = (kind: 'supplier' | 'customer', none: string, currency?: string): OptionSource => ({
  kind: 'search',
  path: `/api/books/${kind}s`,
  none,
  ...(currency && { currency }),
});
