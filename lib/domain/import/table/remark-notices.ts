import type { PlanRow } from '../file-plan';

/** Says once for the file what the remarks of several rows have in common. */
export const remarkNotices = (rows: readonly PlanRow[]): string[] =>
  ['Excel’s number', 'The time is in another zone', 'The year is missing'].flatMap((start) =>
    exampleOf(
      rows.filter(({ remarks }) => remarks.some((remark) => remark.startsWith(start))),
      start,
    ),
  );

function exampleOf(rows: readonly PlanRow[], start: string): string[] {
  const [first] = rows;
  const remark = first?.remarks.find((one) => one.startsWith(start));
  return first && remark
    ? [`${remark} (line ${first.line}${rows.length > 1 ? ` and ${rows.length - 1} more` : ''})`]
    : [];
}
