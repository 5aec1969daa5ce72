import { currenciesOf } from '@/lib/domain/reading/currency-symbols';
import { isCurrency } from '../../currency';
import type { Money } from '../../money';
import { looksLikeDayCell } from '../columns/cells';
import { currencyInTitle } from '../titles/currency-in-title';
import { isCreditMark } from '../titles/direction';
import { filledWidth, plainCell } from './cell';
import { columnName, type Layout, refused, type Unplanned } from './layout';
import { readMoney } from './read-money';

/** The amount of a row as it is written: with its sign, its column and the letters CR or DR. */
export type WrittenMoney = {
  readonly ok: true;
  readonly column: 'amount' | 'debit' | 'credit';
  readonly money: Money;
  readonly side: 'debit' | 'credit' | null;
};

type AmountField = 'amount' | 'debit' | 'credit';

/** Reads the amount of a row, or returns the reason why the row has none. */
export function writtenMoney(cells: readonly string[], layout: Layout): WrittenMoney | Unplanned {
  const named = currencyOfRow(cells, layout);
  if (!named.ok) return named;
  const { columns } = layout;
  const other = columns.otherAmounts.find((at) => !isBlank(cells[at]));
  if (columns.amount !== undefined && other !== undefined && isBlank(cells[columns.amount]))
    return directed(readField('amount', other, cells, layout, named), cells, layout);
  if (columns.amount !== undefined)
    return directed(readField('amount', columns.amount, cells, layout, named), cells, layout);
  const found = (['debit', 'credit'] as const).flatMap((field) => {
    const at = columns[field];
    return at === undefined || isBlank(cells[at]) ? [] : [readField(field, at, cells, layout, named)];
  });
  const failed = found.find((one) => !one.ok);
  if (failed) return failed;
  const filled = found.filter((one) => one.ok && one.money.minor !== 0n);
  if (filled.length > 1) return refused('The row has both money out and money in.');
  return filled[0] ?? found[0] ?? refused('There is no amount.');
}

export const hasTwoMinuses = (text: string): boolean => /[-−–—]\s?[-−–—].*\d/.test(text);

/** Some banks fill the other column with a dash. */
const isBlank = (cell: string | undefined): boolean => /^[-–—.]*$/.test(plainCell(cell));

type RowCurrency = { readonly ok: true; readonly currency: string | null };

/** Returns the currency that the currency column names; null when the file has no such column or the cell is empty. */
function currencyOfRow(cells: readonly string[], { columns, base }: Layout): RowCurrency | Unplanned {
  const text = columns.currency === undefined ? '' : plainCell(cells[columns.currency]);
  if (text === '') return { ok: true, currency: null };
  const found = currenciesOf(text, base) ?? currenciesOf(text.toUpperCase(), base);
  const currency = found?.includes(base) ? base : found?.[0];
  return currency !== undefined && isCurrency(currency)
    ? { ok: true, currency }
    : refused(`“${text.slice(0, 40)}” is not a currency.`);
}

function readField(
  field: AmountField,
  at: number,
  cells: readonly string[],
  layout: Layout,
  row: RowCurrency,
): WrittenMoney | Unplanned {
  const text = plainCell(cells[at]);
  if (text === '') return refused('There is no amount.');
  if (looksSplit(text, at, cells, layout)) return refused(splitReason(text, cells[at + 1] ?? ''));
  if (hasTwoMinuses(text) && !layout.twoMinusesCancel)
    return refused(`“${text.slice(0, 40)}” has two minus signs, and the other amounts do not show what they mean.`);
  const isOther = layout.columns.otherAmounts.includes(at);
  const inTitle = isOther
    ? currencyInTitle(layout.titles[at] ?? '', layout.base)
    : (layout.titleCurrency[field] ?? null);
  if (row.currency !== null && inTitle !== null && row.currency !== inTitle)
    return refused(
      `The title ${columnName(layout, at)} says ${inTitle}, and the currency column says ${row.currency}.`,
    );
  const currency = row.currency ?? inTitle ?? layout.fileCurrency ?? layout.base;
  const read = readMoney(text, at, currency, layout);
  if (!read.ok) return refused(read.reason);
  const source = row.currency ? 'the currency column' : inTitle ? `the title ${columnName(layout, at)}` : null;
  if (source && read.money.currency !== currency)
    return refused(`“${text}” is an amount in ${read.money.currency}, and ${source} says ${currency}.`);
  return { ok: true, column: field, money: read.money, side: read.side };
}

/**
 * Whether the amount was cut in two, as by the comma of `1,234.00` without quotation marks: it lacks decimals that other
 * amounts have, and the next cell goes on with figures in a column for text.
 */
function looksSplit(text: string, at: number, cells: readonly string[], layout: Layout): boolean {
  const next = plainCell(cells[at + 1]);
  if (!/^[\d.,]+[^\d]{0,5}$/.test(next) || hasDecimals(text) || layout.besideNumbers.has(at)) return false;
  const { columns, delimiter, width } = layout;
  if (columns.days.includes(at + 1) && looksLikeDayCell(next)) return false;
  const isNumeric = [
    columns.balance,
    columns.fee,
    columns.debit,
    columns.credit,
    columns.rate,
    columns.originalAmount,
  ].includes(at + 1);
  if (isNumeric) return cells.length < width && layout.amountsHaveDecimals;
  const isAtComma = delimiter === ',' && /^[^\d]{0,5}\d{1,3}$/.test(text) && /^\d{2,3}(?:\.\d+)?[^\d]{0,5}$/.test(next);
  return isAtComma || (layout.amountsHaveDecimals && /\d$/.test(text));
}

/** Whether an amount has the decimals of most currencies. */
const hasDecimals = (text: string): boolean => /[.,]\d{2,3}\D*$/.test(text);

/**
 * Whether the amount of a row goes on in the next line, because a line break is in it: it is the last cell, it lacks
 * decimals, and the next line begins with figures.
 */
export function goesOnBelow(cells: readonly string[], next: readonly string[] | undefined, layout: Layout): boolean {
  const last = plainCell(cells[filledWidth(cells) - 1]);
  const first = next?.find((cell) => cell.trim() !== '') ?? '';
  if (hasDecimals(last) || !/^[^\p{L}\p{Nd}]{0,5}\p{Nd}/u.test(first)) return false;
  const { amount, debit, credit } = layout.columns;
  return [amount, debit, credit].includes(filledWidth(cells) - 1);
}

const splitReason = (text: string, next: string): string =>
  `The amount may be cut in two: “${text}” and “${next.trim()}”. Put amounts with a comma in quotation marks.`;

/** With a column that names the direction, a plain amount is a debit or a credit. */
function directed(read: WrittenMoney | Unplanned, cells: readonly string[], layout: Layout): WrittenMoney | Unplanned {
  const at = layout.columns.direction;
  if (at === undefined || !read.ok || read.money.minor === 0n) return read;
  const word = plainCell(cells[at]);
  const isUnmarked = word === '' && [...layout.directions.keys()].every(isCreditMark);
  const direction = isUnmarked ? 'out' : layout.directions.get(word);
  if (direction === undefined)
    return refused(
      word === ''
        ? `The column ${columnName(layout, at)} does not say whether the money went out or came in.`
        : `“${word.slice(0, 40)}” in the column ${columnName(layout, at)} is neither money out nor money in.`,
    );
  return { ...read, column: direction === 'out' ? 'debit' : 'credit' };
}
