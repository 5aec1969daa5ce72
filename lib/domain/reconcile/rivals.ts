import { causeOf } from './cause';
import type { Prepared } from './context';
import { likeness } from './counterparty';
import { dayIndex, firstFrom } from './day-order';
import { isWithinTip } from './near-amounts';
import { earliest, type Found, latest } from './reasons';

/**
 * Returns the pairs of equal amounts that have no rival. A rival is a row of the same counterparty, without an equal amount
 * of its own, that a tip, a charge or another rate may lead to the amount: a line of 15.00 can be the bill of 15.00, or
 * the bill of 12.99 with a tip.
 */
export function withoutRivals(pairs: readonly Found[], withoutEqual: ReadonlySet<Prepared>): readonly Found[] {
  const lonely = [...withoutEqual].filter(({ name }) => name !== null);
  const [lines, records] = (['line', 'record'] as const).map((side) =>
    dayIndex(lonely.filter((row) => row.side === side)),
  );
  const near = (rows: readonly Prepared[] = [], from: number, to: number) =>
    rows.slice(firstFrom(rows, from), firstFrom(rows, to + 1));
  return pairs.filter(({ lines: [line], records: [record] }) => {
    if (!line || !record) return false;
    const otherRecords = near(records?.get(line.gate), line.dayNumber - latest, line.dayNumber - earliest);
    const otherLines = near(lines?.get(record.gate), record.dayNumber + earliest, record.dayNumber + latest);
    return !(
      otherRecords.some((other) => isExplained(line, other)) || otherLines.some((other) => isExplained(other, record))
    );
  });
}

const isExplained = (line: Prepared, record: Prepared): boolean =>
  isWithinTip(line, record) && causeOf(line, record) !== null && likeness(line.name, record.name) === 'same';
