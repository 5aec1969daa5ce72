import type { KindDecision } from '../kind/decision';
import { typeOfKind } from '../kind/row-kind';
import { addKinds, kindCountsOf } from '../moved-kinds';
import type { Preview, PreviewLine } from './preview';

/**
 * The rows that a person has deselected (`without`), the likely duplicates that they have selected (`also`), and what they
 * decided that rows become, by line and by their words.
 */
export type Selected = {
  readonly without: ReadonlySet<number>;
  readonly also: ReadonlySet<number>;
  readonly lines: ReadonlyMap<number, KindDecision>;
  readonly words: ReadonlyMap<string, KindDecision>;
};

/** Returns what the person decided about a line in this preview: for itself, else for its words. */
export const decisionOf = (
  { line, kind }: Pick<PreviewLine, 'line' | 'kind'>,
  { lines, words }: Pick<Selected, 'lines' | 'words'>,
): KindDecision | undefined => lines.get(line) ?? (kind ? words.get(kind.words) : undefined);

/** Returns the lines as the person has decided them. A decided line that asked is new; one that is not wanted is left out. */
export function decidedLines(
  { head, lines }: Preview,
  selected: Pick<Selected, 'lines' | 'words'>,
): readonly PreviewLine[] {
  if (selected.lines.size === 0 && selected.words.size === 0) return lines;
  return lines.map((line) => {
    const decision = decisionOf(line, selected);
    if (!decision || !line.kind || !isOpen(line.state)) return line;
    const { is, account } = decision;
    if (is === null) return { ...line, state: 'left out', reason: 'You decided so.' };
    if (is !== 'transfer' && line.kind.lacksRate)
      return { ...line, state: 'left out', reason: `Enter the exchange rate of ${line.kind.currency} to import it.` };
    const accountName = head.accounts.find(({ key }) => key === account)?.name ?? null;
    const kind = { ...line.kind, is, account, accountName, why: 'You decided so.' };
    return { ...line, kind, state: line.state === 'likely' ? 'likely' : 'new', reason: null };
  });
}

/** Whether a person can still decide what the line becomes. A line that was left out for its words can be wanted again. */
export const isOpen = (state: PreviewLine['state']): boolean =>
  state === 'new' || state === 'ask' || state === 'likely' || state === 'left out';

/** Whether the row is imported with this selection. */
export const isImported = (
  { state, line }: Pick<PreviewLine, 'state' | 'line'>,
  { without, also }: Pick<Selected, 'without' | 'also'>,
) => (state === 'new' && !without.has(line)) || (state === 'likely' && also.has(line));

/**
 * How many lines of the file are imported, left out and refused, which add up to all lines of the file, and how many
 * movements of each kind they become.
 */
export function countLines(preview: Preview, selected: Selected) {
  const { head } = preview;
  const chosen = decidedLines(preview, selected).filter((line) => isImported(line, selected));
  const imported = chosen.length;
  const transferRows = chosen.filter(({ kind }) => kind?.is === 'transfer');
  const lines = new Set(transferRows.map(({ line }) => line));
  // Two rows that are the sides of one transfer are one.
  const seconds = transferRows.filter(({ kind }) => kind?.direction === 'in' && kind.pair && lines.has(kind.pair));
  const types = chosen.flatMap(({ kind }) => (kind && typeOfKind(kind.is, kind.direction)) ?? []);
  const transfers = transferRows.length - seconds.length;
  // Which kind of transfer it is shows only when it is recorded.
  const kinds = addKinds(kindCountsOf(types), { between_accounts: transfers });
  const refused = head.refusedCount;
  return { imported, refused, leftOut: head.lineCount - imported - refused, all: head.lineCount, kinds };
}
