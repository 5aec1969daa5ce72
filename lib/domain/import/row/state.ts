import { looksLikeDayCell } from '../columns/cells';
import { foldTitle } from '../titles/fold';
import { askedState, asksForPending, type RowState, stateInText, stateOf, stateOfKind } from '../titles/state';
import { plainCell } from './cell';
import { type Layout, leftOut, type Unplanned } from './layout';

/** Returns why the row is left out because its money did not move; null when it is booked or has no known state. */
export function stateProblem(cells: readonly string[], layout: Layout): Unplanned | null {
  const found = stateFound(cells, layout);
  if (!found || found.state === 'booked') return null;
  return leftOut(
    `${words[found.state]}: ${found.text === '' ? 'it has no booking date' : `“${found.text.slice(0, 60)}”`}.`,
  );
}

/** Whether the row is a payment that was undone. It counts when the row that undid it is in the file too. */
export const isReverted = (cells: readonly string[], layout: Layout): boolean =>
  stateFound(cells, layout)?.state === 'reverted';

function stateFound(cells: readonly string[], layout: Layout): { state: RowState; text: string } | null {
  const { columns, titles } = layout;
  const text = plainCell(cells[columns.state ?? -1]);
  const state = asksForPending(titles[columns.state ?? -1] ?? '') ? answerOf(text) : stateOf(text);
  if (text !== '' && state !== null && state !== 'booked') return { state, text };
  const elsewhere = [answers, wordInsteadOfDay, kindOfPayment, wordsInText].map((find) => find(cells, layout));
  // A state column that says “booked” is better evidence than an empty day.
  const all = state === 'booked' && text !== '' ? elsewhere : [...elsewhere, emptyBookingDay(cells, layout)];
  return all.find((one) => one !== null) ?? null;
}

type FoundState = { readonly state: 'pending' | 'declined' | 'reverted'; readonly text: string } | null;
type Find = (cells: readonly string[], layout: Layout) => FoundState;

/** A column called “Is deleted” answers with yes or no. */
const answers: Find = (cells, layout) => {
  for (const { at, state } of askedIn(layout)) {
    const text = plainCell(cells[at]);
    if (answerOf(text) === 'pending') return { state, text: `${layout.titles[at]?.trim()}: ${text}` };
  }
  return null;
};

type Asked = readonly { readonly at: number; readonly state: 'pending' | 'declined' }[];
const askedByLayout = new WeakMap<Layout, Asked>();
function askedIn(layout: Layout): Asked {
  const cached = askedByLayout.get(layout);
  if (cached) return cached;
  const found = layout.titles.flatMap((title, at) => {
    const state = at === layout.columns.state ? null : askedState(title);
    return state === null ? [] : [{ at, state }];
  });
  askedByLayout.set(layout, found);
  return found;
}

/** Some banks write “Pending” or “Reserverat” in place of the day. */
const wordInsteadOfDay: Find = (cells, { columns }) => {
  for (const at of columns.days) {
    const text = plainCell(cells[at]);
    const state = text === '' || looksLikeDayCell(text) ? null : stateOf(text);
    if (state !== null && state !== 'booked') return { state, text };
  }
  return null;
};

/** PKO BP lists a blocked amount as a kind of payment. */
const kindOfPayment: Find = (cells, { columns }) => firstIn(cells, columns.kinds, stateOfKind);

/** DNB writes “Reservert transaksjon” after the name of the shop, and others “PENDING:” before it. */
const wordsInText: Find = (cells, { columns }) => {
  const { payees, payers, note } = columns;
  return firstIn(cells, [...payees, ...payers, ...(note === undefined ? [] : [note])], stateInText);
};

function firstIn(
  cells: readonly string[],
  columns: readonly number[],
  find: (text: string) => 'pending' | 'declined' | null,
): FoundState {
  for (const at of columns) {
    const text = plainCell(cells[at]);
    const state = text === '' ? null : find(text);
    if (state !== null) return { state, text };
  }
  return null;
}

/** Without a booking day that the other rows have, a row with another day is not booked. */
const emptyBookingDay: Find = (cells, { columns, bookingDay }) =>
  bookingDay !== null &&
  plainCell(cells[bookingDay]) === '' &&
  [columns.amount, columns.debit, columns.credit].some((at) => plainCell(cells[at ?? -1]) !== '') &&
  columns.days.some((at) => looksLikeDayCell(plainCell(cells[at])))
    ? { state: 'pending', text: '' }
    : null;

const words: Readonly<Record<Exclude<RowState, 'booked'>, string>> = {
  pending: 'Not booked yet',
  declined: 'Declined, so no money moved',
  reverted: 'Reverted, and the file has no row that pays it back',
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
