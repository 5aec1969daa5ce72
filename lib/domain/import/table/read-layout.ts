import { detectDecimal, readAmount } from '@/lib/domain/reading/amount';
import { currenciesOf } from '@/lib/domain/reading/currency-symbols';
import type { FileChoices } from '../choices';
import { looksLikeDayCell, valuesIn } from '../columns/cells';
import type { FoundTable } from '../columns/find-columns';
import type { PlanContext } from '../file-plan';
import type { Question } from '../question';
import { plainCell } from '../row/cell';
import type { Layout } from '../row/layout';
import { hasTwoMinuses } from '../row/money';
import type { SourceRow, SourceTable } from '../source/source';
import { currencyInTitle } from '../titles/currency-in-title';
import { directionWordsIn } from '../titles/kind';
import { isBookingDay } from '../titles/state';
import { readDayOrder } from './day-order';
import { guessedCurrencyNotices } from './guessed-currency';
import { widthOf } from './width';

export type ReadLayout = {
  readonly layout: Layout;
  /** The mark before the decimals, also when it is a guess. */
  readonly decimal: '.' | ',';
  readonly questions: readonly Question[];
  readonly notices: readonly string[];
};

/** Detects how the rows write days, amounts and currencies. What a person chose is used as it is. */
export function readLayout(
  table: SourceTable,
  { titles, titleRow, columns }: FoundTable,
  rows: readonly SourceRow[],
  choices: FileChoices,
  context: PlanContext,
): ReadLayout {
  const body = rows.map(({ cells }) => cells.map(plainCell));
  const base = context.baseCurrency;
  const currencyOf = (at: number | undefined) => (at === undefined ? null : currencyInTitle(titles[at] ?? '', base));
  const titleCurrency = Object.fromEntries(
    (['amount', 'debit', 'credit', 'fee'] as const).flatMap((field) => {
      const currency = currencyOf(columns[field]);
      return currency ? [[field, currency]] : [];
    }),
  );
  const above = currencyAbove(table.rows, titleRow, base);
  const ofBalances = above ? null : currencyOfBalances(valuesIn(body, columns.balance), base);
  const file = above ?? ofBalances;
  const usual = titleCurrency.amount ?? titleCurrency.debit ?? choices.currency ?? file?.currency ?? base;
  const amounts = amountsIn(body, columns, usual);
  const namedAt = [columns.amount, columns.debit, columns.credit].map((at) => titles[at ?? -1] ?? '');
  const named = [...namedAt, ...valuesIn(body, columns.currency)].map((text) => ({ text, currency: base }));
  const values = columns.days.map((at) => valuesIn(body, at)).find((found) => found.length > 0) ?? [];
  const days = readDayOrder(values, context, choices.order);
  const decimals = decimalsOf(amounts, context, choices);
  const isForeign =
    file !== null && !choices.currency && columns.currency === undefined && Object.keys(titleCurrency).length === 0;
  return {
    layout: {
      titles,
      columns,
      order: days.order,
      mixedDays: days.mixed,
      decimal: decimals.decimal,
      titleCurrency,
      fileCurrency: choices.currency ?? file?.currency ?? null,
      base,
      directions: directionWordsIn(valuesIn(body, columns.direction)),
      delimiter: table.delimiter,
      width: widthOf(titleRow, table.rows, columns).columns,
      twoMinusesCancel: doTwoMinusesCancel(amounts),
      bookingDay: bookingDayOf(body, titles, columns.days),
      besideNumbers: new Set(
        [columns.amount, columns.debit, columns.credit]
          .filter((at) => at !== undefined)
          .filter((at) => hasNumbersBeside(body, at)),
      ),
      amountsHaveDecimals: amounts.filter(({ text }) => /\d[.,]\d{1,3}\D*$/.test(text)).length * 2 >= amounts.length,
    },
    decimal: decimals.decimal,
    questions: [...days.questions, ...decimals.questions],
    notices: [
      ...days.notices,
      ...decimals.notices,
      ...guessedCurrencyNotices([...named, ...amounts]),
      ...(isForeign && file.currency !== base
        ? [`${file.line === null ? 'The balance' : `Line ${file.line}`} says that the amounts are in ${file.currency}.`]
        : []),
    ],
  };
}

/** One large US bank writes spending as "-5.00" and income as "--5.00", and no amount without a minus sign. */
function doTwoMinusesCancel(amounts: readonly WrittenAmount[]): boolean {
  const others = amounts.filter(({ text }) => !hasTwoMinuses(text) && /[1-9]/.test(text));
  return others.length > 0 && others.every(({ text }) => /^\D*[-−–]/.test(text));
}

/** Returns the column with the day of booking, if there is another day beside it and two thirds of the rows have it. */
function bookingDayOf(
  body: readonly (readonly string[])[],
  titles: readonly string[],
  days: readonly number[],
): number | null {
  const found = days.length < 2 ? undefined : days.find((at) => isBookingDay(titles[at] ?? ''));
  if (found === undefined) return null;
  const filled = valuesIn(body, found).filter(looksLikeDayCell).length;
  return filled >= 2 && filled * 3 >= body.length * 2 ? found : null;
}

/** Whether amounts with all their decimals have a whole number to their right. It is no part of the amount then. */
function hasNumbersBeside(body: readonly (readonly string[])[], at: number): boolean {
  const whole = body.filter((cells) => /\d[.,]\d{2,3}\D*$/.test(cells[at] ?? ''));
  const beside = whole.filter((cells) => /^\d+$/.test(cells[at + 1] ?? ''));
  return whole.length >= 2 && beside.length >= whole.length * 0.8;
}

type WrittenAmount = { readonly text: string; readonly currency: string };

/** Returns the amounts of the file, each with the currency that its row names. */
function amountsIn(body: readonly (readonly string[])[], columns: Layout['columns'], usual: string): WrittenAmount[] {
  return body.flatMap((cells) =>
    [columns.amount, columns.debit, columns.credit].flatMap((at) => {
      const text = cells[at ?? -1] ?? '';
      const [named] = currenciesOf(cells[columns.currency ?? -1] ?? '', usual) ?? [];
      return text === '' ? [] : [{ text, currency: named ?? usual }];
    }),
  );
}

function decimalsOf(
  amounts: readonly WrittenAmount[],
  { locale, baseCurrency }: PlanContext,
  choices: FileChoices,
): { decimal: '.' | ',' } & Pick<ReadLayout, 'questions' | 'notices'> {
  if (choices.decimal) return { decimal: choices.decimal, questions: [], notices: [] };
  // Each amount is looked at in its own currency: three figures after a mark are thousands in GBP and decimals in KWD.
  const values = amounts.map(({ text, currency }) => (/\p{L}|\p{Sc}/u.test(text) ? text : `${currency} ${text}`));
  const { decimal, isGuess } = detectDecimal(values, { currency: amounts[0]?.currency ?? baseCurrency, locale });
  const open = isGuess ? amounts.filter(hasTwoReadings) : [];
  if (open.length === 0) return { decimal, questions: [], notices: [] };
  const samples = open.slice(0, 2).map(({ text }) => text);
  return {
    decimal,
    questions: [{ about: 'decimals', options: ['.', ','], blocks: false, samples }],
    notices: [`“${samples[0]}” can be read in two ways. “${decimal}” is read as the mark before the decimals.`],
  };
}

function hasTwoReadings({ text, currency }: WrittenAmount): boolean {
  const [one, other] = (['.', ','] as const).map((decimal) => readAmount(text, { currency, decimal }));
  return one?.ok === true && other?.ok === true && one.money.minor !== other.money.minor;
}

/** Finds a line above the titles that names the currency of the file: “Currency: EUR”, “Bewertet in:;CHF”. */
function currencyAbove(
  rows: readonly SourceRow[],
  titleRow: SourceRow | null,
  base: string,
): { readonly currency: string; readonly line: number } | null {
  for (const { line, cells } of titleRow ? rows.filter((row) => row.line < titleRow.line) : []) {
    const filled = cells
      .flatMap((cell) => cell.split(/:\s+/))
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '');
    const [label = '', value = ''] = filled;
    const [ofBalance] = filled.length === 2 && balanceLabel.test(label) ? currencyBeside(value, base) : [];
    if (ofBalance) return { currency: ofBalance, line };
    if (
      filled.length !== 2 ||
      !/curren|w[aä]e?hrung|valuta|devise|moneda|divisa|moeda|waluta|měna|mena|pénznem|bewertet in/i.test(label)
    )
      continue;
    const [currency] = /^[A-Z]{3}$/.test(value) ? (currenciesOf(value, base) ?? []) : [];
    if (currency) return { currency, line };
  }
  return null;
}

const balanceLabel = /kontostand|saldo|balance|solde|z[uů]statek|egyenleg/i;

/** Returns the currency of a balance such as “1.500,10 EUR” or “€500.00”; nothing when it names none. */
function currencyBeside(text: string, base: string): readonly string[] {
  const [, before = '', after = ''] =
    /^[-+−\s]*([A-Z]{3}|\p{Sc})?[-+−\s]*\d[\d.,'\s]*([A-Z]{3}|\p{Sc})?$/u.exec(text) ?? [];
  const found = currenciesOf(before || after, base) ?? [];
  return found.includes(base) ? [base] : found.slice(0, 1);
}

/** Returns the currency that every balance names. The amounts of an account are in the currency of its balance. */
function currencyOfBalances(
  balances: readonly string[],
  base: string,
): { readonly currency: string; readonly line: null } | null {
  const named = new Set(balances.map((text) => currencyBeside(text, base)[0]));
  const [currency] = named;
  return currency !== undefined && named.size === 1 ? { currency, line: null } : null;
}
