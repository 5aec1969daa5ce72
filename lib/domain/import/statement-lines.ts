import type { Statement } from './statement/statement';

type Numbers = Readonly<Record<'movements' | 'leftOut' | 'refused', readonly number[]>>;

/**
 * Returns a number for each record of a statement: the physical line where it starts. Several records can share a line,
 * and many banks write a whole file on one. Then all records are numbered in the order of the file, and a notice says so.
 */
export function lineNumbers(statement: Statement): { readonly numbers: Numbers; readonly notice: string | null } {
  const groups = ['movements', 'leftOut', 'refused'] as const;
  const records = groups.flatMap((group) => statement[group].map(({ place }, index) => ({ group, index, ...place })));
  const areApart = new Set(records.map(({ line }) => line)).size === records.length;
  const sorted = records.toSorted((one, other) => one.position - other.position);
  const numbers = { movements: [] as number[], leftOut: [] as number[], refused: [] as number[] };
  for (const [position, { group, index, line }] of sorted.entries())
    numbers[group][index] = areApart ? line : position + 1;
  return {
    numbers,
    notice: areApart
      ? null
      : 'Several movements are on one line of the file. Each has a number in place of its line, in the order of the file.',
  };
}
