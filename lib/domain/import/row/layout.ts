import type { MixedDays } from '@/lib/domain/reading/mixed-days';
import type { Columns } from '../columns/columns';
import type { ReadSettings } from '../file-plan';

/** How each row of a table is read. */
export type Layout = {
  readonly titles: readonly string[];
  readonly columns: Columns;
  readonly order: ReadSettings['order'];
  /** How the dates contradict each other, unless a person chose their order; null when they do not. */
  readonly mixedDays: MixedDays | null;
  /** The mark before the decimals; null when the amounts show none and are read one by one. */
  readonly decimal: ReadSettings['decimal'] | null;
  /** The currency that the title of each amount column names. */
  readonly titleCurrency: Readonly<Partial<Record<'amount' | 'debit' | 'credit' | 'fee', string>>>;
  /** The currency that a line above the titles names for the whole file. */
  readonly fileCurrency: string | null;
  /** The base currency of the company: the currency of amounts for which the file names none. */
  readonly base: string;
  /** The direction that each word of the direction column means. */
  readonly directions: ReadonlyMap<string, 'out' | 'in'>;
  readonly delimiter: string;
  /** The number of columns: the titles, or the usual number of cells when there are no titles. */
  readonly width: number;
  /** Whether amounts usually have decimals, so that one without them is remarkable. */
  readonly amountsHaveDecimals: boolean;
  /** Whether two minus signs are money in: every other amount of the file has one. */
  readonly twoMinusesCancel: boolean;
  /** The column with the day of booking, when most rows have one; the others are not booked. */
  readonly bookingDay: number | null;
  /** The amount columns that have a column of numbers to their right, such as the numbers of invoices. */
  readonly besideNumbers: ReadonlySet<number>;
};

/** A reason why a row is not planned: refused as an error in the file, or left out on purpose. */
export type Unplanned = { readonly ok: false; readonly refused: boolean; readonly reason: string };

export const refused = (reason: string): Unplanned => ({ ok: false, refused: true, reason });
export const leftOut = (reason: string): Unplanned => ({ ok: false, refused: false, reason });

/** Returns the title of a column in quotation marks, or its number. */
export const columnName = ({ titles }: Pick<Layout, 'titles'>, at: number): string =>
  titles[at]?.trim() ? `“${titles[at].trim()}”` : `column ${at + 1}`;
