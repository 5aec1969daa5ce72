import { afterLineEnd, endOfLine, readCells } from './cells';
import { isAmountCell, isDayCell } from './figures';
import { contentOfWholeLine } from './whole-line';

/** What most records of a file look like. */
export type Shape = {
  /** The character between two cells; empty when every record has one cell. */
  readonly delimiter: string;
  readonly width: number;
  /** The first column with a day in most records; null when there is none. */
  readonly dayColumn: number | null;
};

/** The characters that banks use between cells. Of two that fit as well, the earlier one wins. */
export const delimiters = [',', ';', '\t', '|', '^', '~', '¦', '\u001f'] as const;

const sampleLength = 256 * 1024;
const sampleCount = 400;

/**
 * Detects the delimiter and the shape of the records. The delimiter is the one by which most records have the same
 * width, a day and an amount. Decimal commas and delimiters in a preamble therefore do not count. `named` is the
 * delimiter that the file itself names.
 */
export function detectShape(text: string, start: number, named: string | null): Shape {
  const sample = text.slice(start, start + sampleLength);
  const scores = (named === null ? delimiters : [named, ...delimiters]).map((delimiter) => score(sample, delimiter));
  const [first] = scores;
  if (named !== null && first && first.shape.width > 1) return first.shape;
  const best = scores.reduce((most, one) => (isBetter(one, most) ? one : most));
  return best.shape.width > 1 ? best.shape : { delimiter: '', width: 1, dayColumn: null };
}

type Score = { readonly shape: Shape; readonly payments: number; readonly mass: number };

const isBetter = (one: Score, other: Score): boolean =>
  one.payments === other.payments ? one.mass > other.mass : one.payments > other.payments;

/**
 * Rates a delimiter by the records of the sample. Where its lines alone have more payments, quotes without a partner
 * joined many of the lines, so they decide.
 */
function score(sample: string, delimiter: string): Score {
  const records = scoreOf(
    sampleRecords(sample, delimiter, (text) => text.length),
    delimiter,
  );
  const lines = scoreOf(sampleRecords(sample, delimiter, endOfLine), delimiter);
  return lines.payments > records.payments ? lines : records;
}

function scoreOf(sample: Iterable<readonly string[]>, delimiter: string): Score {
  const all = [...sample];
  const groups = [...Map.groupBy(all, (cells) => cells.length)].map(([width, records]) => ({ width, records }));
  const massOf = (group: (typeof groups)[number]) => (group.width - 1) * group.records.length;
  const none = { width: 1, records: [] as (readonly string[])[] };
  const widest = groups.reduce((most, one) => (massOf(one) > massOf(most) ? one : most), none);
  const { width, records } = widest;
  return {
    shape: { delimiter, width, dayColumn: dayColumnOf(records, width) },
    payments: records.filter(isPayment).length,
    // A delimiter that many records lack is worth less than one that all have.
    mass: (massOf(widest) * records.length) / Math.max(all.length, 1),
  };
}

/** Returns the cells of the first records. `limitAt` returns how far the record at an index may reach. */
function* sampleRecords(
  sample: string,
  delimiter: string,
  limitAt: (text: string, start: number) => number,
): Generator<readonly string[]> {
  let count = 0;
  for (let at = 0; at < sample.length && count < sampleCount; count += 1) {
    const limit = limitAt(sample, at);
    const options = { delimiter, mode: 'literal' } as const;
    const record = readCells(sample, at, { ...options, limit });
    const whole = contentOfWholeLine(sample, at, limit);
    const inner = whole && readCells(whole.content, 0, { ...options, limit: whole.content.length });
    const isWhole = inner !== null && inner.cells.length > 1 && inner.end === whole?.content.length;
    yield isWhole ? inner.cells : record.cells;
    at = afterLineEnd(sample, isWhole && whole ? whole.end : record.end);
  }
}

function isPayment(cells: readonly string[]): boolean {
  const day = cells.findIndex(isDayCell);
  return day !== -1 && cells.some((cell, at) => at !== day && isAmountCell(cell));
}

function dayColumnOf(records: readonly (readonly string[])[], width: number): number | null {
  for (let column = 0; column < Math.min(width, 40); column += 1) {
    const days = records.filter((cells) => isDayCell(cells[column] ?? '')).length;
    if (days > 0 && days * 2 >= records.length - 1) return column;
  }
  return null;
}
