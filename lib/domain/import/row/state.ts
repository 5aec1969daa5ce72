import { foldTitle } from '../titles/fold';
import { type RowState, stateOf } from '../titles/state';
import { plainCell } from './cell';
import { type Layout, leftOut, type Unplanned } from './layout';

/** Returns why the row is left out because its money did not move; null when it is booked or has no known state. */
export function stateProblem(cells: readonly string[], layout: Layout): Unplanned | null {
  const at = layout.columns.state;
  const text = at === undefined ? '' : plainCell(cells[at]);
  if (text === '') return null;
  const state = asksForPending.test(foldTitle(layout.titles[at ?? -1] ?? '')) ? answerOf(text) : stateOf(text);
  return state === null || state === 'booked' ? null : leftOut(`${words[state]}: “${text.slice(0, 60)}”.`);
}

const words: Readonly<Record<Exclude<RowState, 'booked'>, string>> = {
  pending: 'Not booked yet',
  declined: 'Declined, so no money moved',
  reverted: 'Reverted, so no money moved',
};

/** A column called “Pending” answers with yes or no. */
const asksForPending = /^(?:is )?(?:pending|reserved|vorgemerkt|uncleared)$/;

function answerOf(text: string): RowState | null {
  const folded = foldTitle(text);
  if (/^(?:yes|y|true|1|ja|j|x|oui|si|sim|pending)$/.test(folded)) return 'pending';
  return /^(?:no|n|false|0|nein|non|nao|nee|nej|nei)$/.test(folded) ? 'booked' : stateOf(text);
}
