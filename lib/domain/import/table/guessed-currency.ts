import { currenciesOf } from '@/lib/domain/reading/currency-symbols';

/** A text with a currency sign or name, and the currency that its row, title or books have. */
type NamedCurrency = { readonly text: string; readonly currency: string };

const most = 4;

/**
 * Returns a notice for each sign that several currencies have and the given one has not, such as “kr” in books in GBP:
 * the usual currency of the sign is assumed then.
 */
export function guessedCurrencyNotices(texts: readonly NamedCurrency[]): readonly string[] {
  const notices = texts.flatMap(({ text, currency }) =>
    (text.match(/[\p{L}\p{Sc}]+\p{Sc}?/gu) ?? []).flatMap((word) => {
      const found = currenciesOf(word, currency) ?? [];
      if (found.length < 2 || found.includes(currency)) return [];
      const others = found.slice(1, most);
      return [
        `“${word}” is read as ${found[0]}. It can also be ${others.join(', ')}${found.length > most ? ' and others' : ''}.`,
      ];
    }),
  );
  return [...new Set(notices)];
}
