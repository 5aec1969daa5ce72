import 'server-only';
import type { Imported } from '@/lib/data/expense/import/add';
import { newId } from '@/lib/data/id';
import type { SourceViewer } from '@/lib/data/ingest/keys';
import type { Received } from '@/lib/data/ingest/received';
import type { JoinedSide, NewlyReceived } from '@/lib/data/ingest/record';
import type { Moved } from '@/lib/domain/ingest/movement';
import type { PreparedRow } from '@/lib/workflows/expense/import/program/prepared';
import { type RowState, statesOf } from '@/lib/workflows/expense/import/row-states';
import { importedTransfers, type Side } from '@/lib/workflows/expense/import/transfers';
import { keptAs } from './judge';
import { prepareMovements } from './prepare';

/** What is to be recorded of a row, or why it is refused. `side`: the row is the free side of a recorded transfer. */
type Decided =
  | { readonly is: 'expense' | 'transfer' }
  | { readonly is: 'joined'; readonly as: 'row' | 'expense' | 'side' | 'closed side'; readonly movementId: string }
  | { readonly is: 'refused'; readonly reason: string };

/**
 * Returns what new movements of a source become: the same functions as those of the import recognise kinds and transfers,
 * find duplicates and code them. Saves nothing.
 */
export async function planNew(viewer: SourceViewer, movements: readonly Moved[]): Promise<NewlyReceived> {
  if (movements.length === 0) return nothing;
  const { rows: prepared, refused, accounts, personOf } = await prepareMovements(viewer, movements);
  const states = await statesOf(viewer, { accounts, rows: () => inParts(prepared) }, { fromSource: true });
  const decided = prepared.map((row) => ({
    row,
    state: states.get(row.key),
    what: decide(states.get(row.key), movements[row.line - 1], viewer),
  }));
  const transfers = importedTransfers(
    decided.flatMap(({ row, state, what }): Side[] =>
      what.is === 'transfer' && state?.transfer
        ? [{ row, transfer: state.transfer, pair: state.kind.pair, replaces: state.replaces }]
        : [],
    ),
  );
  const expenses = decided.flatMap(({ row: { key, line, expense, coding }, what }): Imported[] =>
    what.is === 'expense'
      ? [{ key, line, expense: { ...expense, id: newId() }, coding, personId: personOf.get(line) }]
      : [],
  );
  const recorded = new Map([
    ...transfers.flatMap(({ id, fromKey, toKey }) => [fromKey, toKey].map((key) => [key, id] as const)),
    ...expenses.map(({ key, expense }) => [key, expense.id] as const),
  ]);
  return {
    expenses,
    transfers,
    joinedSides: decided.flatMap(({ row, what }): JoinedSide[] =>
      what.is === 'joined' && what.as === 'side'
        ? [{ transferId: what.movementId, side: row.direction === 'out' ? 'from' : 'to', key: row.key }]
        : [],
    ),
    joinedExpenses: decided.flatMap(({ what }) =>
      what.is === 'joined' && what.as === 'expense' ? [what.movementId] : [],
    ),
    rows: [
      ...refused,
      ...decided.map(({ row, what }): Received => {
        const content = movements[row.line - 1];
        if (!content) throw new Error(`no movement stands at ${row.line}`);
        if (what.is === 'refused') return keptAs('refused', content, what.reason);
        return {
          externalId: content.id,
          state: 'recorded',
          content,
          applied: content,
          movementId: what.is === 'joined' ? what.movementId : (recorded.get(row.key) ?? null),
          existed: what.is === 'joined' && what.as !== 'row',
          reason: row.shown.remarks.join(' ') || null,
        };
      }),
    ],
  };
}

const nothing: NewlyReceived = { expenses: [], transfers: [], joinedSides: [], joinedExpenses: [], rows: [] };

async function* inParts(rows: readonly PreparedRow[]): AsyncGenerator<readonly PreparedRow[]> {
  for (let at = 0; at < rows.length; at += rowsPerPart) yield rows.slice(at, at + rowsPerPart);
}
const rowsPerPart = 250;

function decide(state: RowState | undefined, movement: Moved | undefined, { baseCurrency }: SourceViewer): Decided {
  if (!state || !movement) throw new Error('a row has no movement or no state');
  const { kind, freeSideOf, existingId } = state;
  const refused = (reason: string): Decided => ({ is: 'refused', reason });
  if (state.needsRate)
    return refused(`Its currency is not that of the books, which is ${baseCurrency}. Send a \`rate\`.`);
  if (freeSideOf !== null) return { is: 'joined', as: state.isClosed ? 'closed side' : 'side', movementId: freeSideOf };
  if (state.state === 'there' && existingId !== null) return { is: 'joined', as: 'row', movementId: existingId };
  if (state.state === 'removed')
    return refused('A person deleted it in Outlay. Send it with another id to record it after all.');
  if (state.state === 'likely' && existingId !== null) return { is: 'joined', as: 'expense', movementId: existingId };
  if (state.isClosed) return refused(closed);
  if (state.state !== 'new') {
    const why = state.reason ?? kind.why ?? 'It is not clear what it is.';
    return refused(movement.type === undefined ? `${why} Send a \`type\`.` : why);
  }
  if (kind.is !== 'transfer') return { is: 'expense' };
  return state.transfer ? { is: 'transfer' } : refused('The other account of the transfer is not known.');
}

const closed =
  'Its month is closed, in Outlay or in the books. Reopen the month, then send it again or press Try again in Outlay.';
