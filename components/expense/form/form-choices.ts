import { currencies } from '@/lib/domain/currency';
import type { Day } from '@/lib/domain/day';
import type { ExpenseFormChoices } from './fields';

const common = ['GBP', 'EUR', 'USD', 'AUD', 'CAD', 'CHF', 'JPY', 'NOK', 'SEK', 'DKK', 'NZD', 'PLN'];

type Named = { readonly id: string; readonly name: string };

/**
 * Returns the options of the fields in the expense form. The company's own currency and the common currencies come
 * first.
 */
export const expenseFormChoices = (
  { locale, baseCurrency }: { readonly locale: string; readonly baseCurrency: string },
  today: Day,
  choice: {
    readonly categories: readonly Named[];
    readonly cards: readonly Named[];
    readonly taxRates: readonly { readonly ref: string; readonly name: string }[];
  },
): ExpenseFormChoices => ({
  locale,
  today,
  baseCurrency,
  currencies: [...new Set([baseCurrency, ...common, ...currencies])],
  categories: choice.categories.map(({ id, name }) => ({ value: id, label: name })),
  cards: choice.cards.map(({ id, name }) => ({ value: id, label: name })),
  taxRates: choice.taxRates.map(({ ref, name }) => ({ value: ref, label: name })),
});
