import { looksLikeDayCell } from '../columns/cells';
import { foldTitle } from '../titles/fold';
import { asksForPending, isPendingText, type RowState, stateOf } from '../titles/state';
import { plainCell } from './cell';
import { type Layout, leftOut, type Unplanned } from './layout';

/** Returns why the row is left out because its money did not move; null when it is booked or has no known state. */
export function stateProblem(cells: readonly string[], layout: Layout): Unplanned | null {
  const { columns, titles } = layout;
  const text = plainCell(cells[columns.state ?? -1]);
  const state = asksForPending(titles[columns.state ?? -1] ?? '') ? answerOf(text) : stateOf(text);
  const elsewhere = [wordInsteadOfDay, blockedKind, pendingWords].map((find) => find(cells, columns));
  const found = [{ state, text }, ...elsewhere].find((one) => one !== null && one.state !== null && one.text !== '');
  return !found?.state || found.state === 'booked'
    ? null
    : leftOut(`${words[found.state]}: “${found.text.slice(0, 60)}”.`);
}

type FoundState = { readonly state: RowState | null; readonly text: string } | null;
type Find = (cells: readonly string[], columns: Layout['columns']) => FoundState;

/** Some banks write “Pending” or “Reserverat” in place of the day. */
const wordInsteadOfDay: Find = (cells, { days }) => {
  const text = days.map((at) => plainCell(cells[at])).find((cell) => cell !== '') ?? '';
  return looksLikeDayCell(text) ? null : { state: stateOf(text), text };
};

/** PKO BP lists a blocked amount as a kind of payment. */
const blockedKind: Find = (cells, { kinds }) =>
  kinds
    .map((at) => plainCell(cells[at]))
    .map((text): FoundState => (stateOf(text) === 'pending' ? { state: 'pending', text } : null))
    .find((found) => found !== null) ?? null;

/** DNB writes “Reservert transaksjon” after the name of the shop. */
const pendingWords: Find = (cells, { payees }) =>
  payees
    .map((at) => plainCell(cells[at]))
    .map((text): FoundState => (isPendingText(text) ? { state: 'pending', text } : null))
    .find((found) => found !== null) ?? null;

const words: Readonly<Record<Exclude<RowState, 'booked'>, string>> = {
  pending: 'Not booked yet',
  declined: 'Declined, so no money moved',
  reverted: 'Reverted, so no money moved',
};

/** Returns a remark for a state that is not known, because the row is then read as booked. */
export function stateRemark(cells: readonly string[], { columns }: Layout): string | null {
  const text = columns.state === undefined ? '' : plainCell(cells[columns.state]);
  if (text === '' || stateOf(text) !== null || /^(?:true|false|[01xj])$/i.test(text)) return null;
  return `The state “${text.slice(0, 60)}” is not known. The row is read as booked.`;
}

/** A column called “Pending” answers with yes or no. */
function answerOf(text: string): RowState | null {
  const folded = foldTitle(text);
  if (/^(?:yes|y|true|1|ja|j|x|oui|si|sim|pending)$/.test(folded)) return 'pending';
  return /^(?:no|n|false|0|nein|non|nao|nee|nej|nei)$/.test(folded) ? 'booked' : stateOf(text);
}
