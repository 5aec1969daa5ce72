import {
  amountTitles,
  balanceTitles,
  creditTitles,
  debitTitles,
  feeCurrencyTitles,
  feeTitles,
  netTitles,
  taxTitles,
} from './amount';
import { currencyTitles, originalAmountTitles, originalCurrencyTitles, rateTitles } from './currency';
import { splitCurrency } from './currency-in-title';
import { dayTitles, valueDayTitles } from './day';
import { splitList, titleKey, titleKeys } from './fold';
import {
  accountTitles,
  cardTitles,
  categoryTitles,
  directionTitles,
  kindTitles,
  noteTitles,
  referenceTitles,
  stateTitles,
} from './other';
import { payeeTitles, payerTitles } from './payee';
import { splitUnit } from './unit-in-title';

const titles = {
  day: dayTitles,
  valueDay: valueDayTitles,
  payee: payeeTitles,
  payer: payerTitles,
  amount: amountTitles,
  debit: debitTitles,
  credit: creditTitles,
  direction: directionTitles,
  currency: currencyTitles,
  originalAmount: originalAmountTitles,
  originalCurrency: originalCurrencyTitles,
  rate: rateTitles,
  fee: feeTitles,
  feeCurrency: feeCurrencyTitles,
  balance: balanceTitles,
  net: netTitles,
  tax: taxTitles,
  state: stateTitles,
  kind: kindTitles,
  card: cardTitles,
  account: accountTitles,
  note: noteTitles,
  category: categoryTitles,
  reference: referenceTitles,
} as const satisfies Record<string, readonly string[]>;

/** What a column of an imported file can contain. */
export type TitleField = keyof typeof titles;

/** A field that a title can mean. The lower the rank, the better the title for the field; 0 is best. */
export type TitleMeaning = { readonly field: TitleField; readonly rank: number };

export const titleFields = Object.keys(titles) as readonly TitleField[];

/**
 * Returns every field that a title can mean: “Valuta” is a value date or a currency, “Description” a payee or a note.
 * The cells of the column decide between them. A title that only names a currency (“£”, “CAD$”) is an amount.
 */
export function meaningsOf(title: string): readonly TitleMeaning[] {
  const whole = find(title);
  if (whole.length > 0) return whole;
  const inUnit = splitUnit(title);
  if (inUnit.unit !== null) return meaningsOf(inUnit.rest).filter(({ field }) => amounts.has(field));
  const { currency, rest } = splitCurrency(title);
  if (!currency) return [];
  return titleKey(rest) === '' ? [{ field: 'amount', rank: currencyAlone }] : find(rest);
}

const amounts: ReadonlySet<TitleField> = new Set(['amount', 'debit', 'credit', 'fee', 'balance', 'originalAmount']);
const currencyAlone = 1.5;

/** Returns how well a title fits a field: 0 is best, null when it does not. */
export const rankOf = (title: string, field: TitleField): number | null =>
  meaningsOf(title).find((meaning) => meaning.field === field)?.rank ?? null;

/** “Narrative 2” and “Beschreibung2” mean what “Narrative” means, after “Narrative 1”. */
function find(title: string): readonly TitleMeaning[] {
  if (/^\s*[+±]?\s*\/?\s*[-−–±]\s*$/.test(title)) return [{ field: 'direction', rank: 0 }];
  const key = titleKey(title);
  const exact = dictionary.get(key) ?? [];
  const [, word = '', digit = '0'] = /^(.*\D)(\d)$/.exec(key) ?? [];
  const numbered = (dictionary.get(word) ?? []).filter((meaning) =>
    exact.every(({ field }) => field !== meaning.field),
  );
  return [...exact, ...numbered.map(({ field, rank }) => ({ field, rank: rank + Number(digit) / 100 }))];
}

const dictionary: ReadonlyMap<string, readonly TitleMeaning[]> = buildDictionary();

function buildDictionary(): Map<string, TitleMeaning[]> {
  const found = new Map<string, TitleMeaning[]>();
  for (const field of titleFields) {
    for (const [rank, list] of titles[field].entries()) {
      for (const key of splitList(list)
        .flatMap(titleKeys)
        .filter((key) => key !== '')) {
        const meanings = found.get(key) ?? [];
        if (!meanings.some((meaning) => meaning.field === field)) found.set(key, [...meanings, { field, rank }]);
      }
    }
  }
  return found;
}
