import { currencies } from '@/lib/domain/currency';

const common = ['GBP', 'EUR', 'USD', 'AUD', 'CAD', 'CHF', 'JPY', 'NOK', 'SEK', 'DKK', 'NZD', 'PLN'];

/** Every currency, the company's own and the common ones first. */
export const currencyChoices = (baseCurrency: string): string[] => [
  ...new Set([baseCurrency, ...common, ...currencies]),
];

export const choices = (choice: {
  categories: readonly { id: string; name: string }[];
  cards: readonly { id: string; name: string }[];
  taxRates: readonly { ref: string; name: string }[];
}) => ({
  categories: choice.categories.map(({ id, name }) => ({ value: id, label: name })),
  cards: choice.cards.map(({ id, name }) => ({ value: id, label: name })),
  taxRates: choice.taxRates.map(({ ref, name }) => ({ value: ref, label: name })),
});
