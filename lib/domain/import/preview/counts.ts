import type { Preview, PreviewLine } from './preview';

/** The rows that a person has deselected (`without`), and the likely duplicates that they have selected (`also`). */
export type Selected = { readonly without: ReadonlySet<number>; readonly also: ReadonlySet<number> };

/** Whether the row is imported with this selection. */
export const isImported = ({ state, line }: Pick<PreviewLine, 'state' | 'line'>, { without, also }: Selected) =>
  (state === 'new' && !without.has(line)) || (state === 'likely' && also.has(line));

/** How many lines of the file are imported, left out and refused. They add up to all lines of the file. */
export function countLines({ head, lines }: Preview, selected: Selected) {
  const imported = lines.filter((line) => isImported(line, selected)).length;
  const refused = head.refusedCount;
  return { imported, refused, leftOut: head.lineCount - imported - refused, all: head.lineCount };
}
