import 'server-only';
import { closedDaysOf } from '@/lib/data/close/closed-days';
import { existingFor, type FoundExpense } from '@/lib/data/expense/import/existing';
import { type OppositeExpense, oppositeExpenses, transfersFor } from '@/lib/data/expense/import/existing-transfers';
import { isClosedDay } from '@/lib/domain/close/closed-day';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type DuplicateState, explainedRows } from '@/lib/domain/import/duplicates';
import type { OwnAccount } from '@/lib/domain/import/kind/own-account';
import type { RowKind } from '@/lib/domain/import/kind/row-kind';
import { type KnownTransfer, type RecordedTransfer, transferOf } from '@/lib/domain/import/kind/transfer-side';
import { type ComparedRow, comparedWithExisting, type Known } from '@/lib/domain/import/kind/with-existing';
import type { Money } from '@/lib/domain/money';
import type { PreparedFile } from './prepare-file';
import type { PreparedRow } from './program/prepared';

/** What decides whether a row of a file is imported, and as what. */
export type RowState = {
  readonly line: number;
  readonly needsRate: boolean;
  /** Whether it would change a day that takes no change, because its month or the books are closed. */
  readonly isClosed: boolean;
  readonly state: DuplicateState | 'ask';
  readonly kind: RowKind;
  /** Why the state is not `new`, where the state alone does not say it. */
  readonly reason: string | null;
  /** The transfer that the row records; null for an expense, and while a person must decide. */
  readonly transfer: RecordedTransfer | null;
  /** The expense that the transfer replaces. */
  readonly replaces: string | null;
  /** The expense or the transfer that was recorded from the row, or the expense that is likely the same. */
  readonly existingId: string | null;
  /** The recorded transfer that has the row as one side. No other row is that side. */
  readonly freeSideOf: string | null;
};

/**
 * Returns which rows of a file exist already, and what the others become, by key. Each part of the rows has short
 * transactions of its own. `fromSource`: the rows have ids of their own, so that a movement of another id is none of them.
 */
export async function statesOf(
  viewer: Viewer,
  file: Pick<PreparedFile, 'rows' | 'accounts'>,
  { fromSource = false }: { readonly fromSource?: boolean } = {},
): Promise<ReadonlyMap<string, RowState>> {
  const closed = await closedDaysOf(viewer);
  const rows: Pick<
    PreparedRow,
    'key' | 'likeness' | 'line' | 'needsRate' | 'kind' | 'own' | 'direction' | 'facts' | 'references'
  >[] = [];
  const existing = new Map<string, FoundExpense>();
  const transfers = new Map<string, KnownTransfer & { readonly isRemoved: boolean }>();
  const opposites = new Map<string, OppositeExpense>();
  for await (const part of file.rows()) {
    rows.push(
      ...part.map(({ key, likeness, line, needsRate, kind, own, direction, facts, references }) => ({
        key,
        likeness,
        line,
        needsRate,
        kind,
        own,
        direction,
        facts,
        references,
      })),
    );
    for (const expense of await existingFor(viewer, part)) existing.set(expense.expenseId, expense);
    // Without an account, no row can be a side of a transfer.
    const sides = part.filter(({ own }) => own !== null);
    for (const transfer of await transfersFor(viewer, sides)) transfers.set(transfer.id, transfer);
    for (const expense of await oppositeExpenses(viewer, sides)) opposites.set(expense.id, expense);
  }
  const keys = new Set(rows.map(({ key }) => key));
  const explained = explainedRows(
    rows.map(({ key, likeness }) => ({ id: key, likeness })),
    [...existing.values()].filter(({ id, isIngested }) => !fromSource || !isIngested || keys.has(id)),
  );
  const stored = byRow([...transfers.values()]);
  const amounts = new Map(rows.map(({ line, facts }) => [line, facts.amount]));
  const isKnown = (key: string, index: number) => stored.has(key) || (explained[index]?.state ?? 'new') !== 'new';
  const compared = comparedWithExisting(rows.filter(({ key }, index) => !isKnown(key, index)).map(comparedRow), {
    transfers: [...transfers.values()].filter(({ isRemoved }) => !isRemoved),
    opposites: [...opposites.values()].flatMap((expense) => oppositeOf(expense, file.accounts)),
    locale: viewer.locale,
  });
  return new Map(
    rows.map((row, index) => {
      const known = compared.get(row.key);
      const side = stored.get(row.key);
      const state = side?.state ?? explained[index]?.state ?? 'new';
      const found = stateOf(row, amounts.get(row.kind.pair ?? 0), state, known);
      const freeSideOf = known?.is === 'there' ? known.transferId : null;
      const existingId = side?.id ?? explained[index]?.by?.expenseId ?? null;
      const replaced = found.replaces === null ? undefined : opposites.get(found.replaces);
      const days = [row.facts.day, ...(replaced ? [replaced.day] : [])];
      return [row.key, { ...found, existingId, freeSideOf, isClosed: days.some((day) => isClosedDay(day, closed)) }];
    }),
  );
}

/** The rows that are a side of a transfer, by key: the transfer and the state. */
const byRow = (
  transfers: readonly (KnownTransfer & { readonly isRemoved: boolean })[],
): ReadonlyMap<string, { readonly id: string; readonly state: DuplicateState }> =>
  new Map(
    transfers.flatMap(({ id, from, to, isRemoved }) =>
      [from.key, to.key].flatMap((key) =>
        key === null ? [] : [[key, { id, state: isRemoved ? 'removed' : 'there' }] as const],
      ),
    ),
  );

const comparedRow = ({
  key,
  direction,
  own,
  kind,
  facts,
  references,
}: Pick<PreparedRow, 'key' | 'direction' | 'own' | 'kind' | 'facts' | 'references'>): ComparedRow => ({
  key,
  day: facts.day,
  direction,
  amount: facts.amount,
  payee: facts.merchant,
  references,
  own,
  kind,
});

function oppositeOf({ isOut, minor, currency, cardId, ...expense }: OppositeExpense, accounts: readonly OwnAccount[]) {
  const own = accounts.find((account) => account.cardId === cardId && account.currency === currency);
  return own ? [{ ...expense, own, money: { minor: isOut ? -minor : minor, currency } }] : [];
}

function stateOf(
  {
    line,
    needsRate,
    kind: read,
    own,
    direction,
    facts,
  }: Pick<PreparedRow, 'line' | 'needsRate' | 'kind' | 'own' | 'direction' | 'facts'>,
  pairAmount: Money | undefined,
  state: DuplicateState,
  known: Known | undefined,
): Omit<RowState, 'isClosed' | 'existingId' | 'freeSideOf'> {
  const kind = known?.is === 'kind' ? known.kind : read;
  const isOpen = state === 'new' || state === 'likely';
  const transfer =
    kind.is === 'transfer' && !kind.asks && own && kind.other
      ? transferOf(direction, own, kind.other, facts.amount, pairAmount)
      : null;
  const shared = {
    line,
    needsRate: needsRate && kind.is !== 'transfer',
    kind,
    transfer,
    replaces: known?.is === 'kind' ? known.replaces : null,
  };
  if (!isOpen) return { ...shared, state, reason: null };
  if (known && known.is !== 'kind') return { ...shared, state: known.is, reason: known.reason };
  if (kind.asks) return { ...shared, state: 'ask', reason: kind.why };
  return { ...shared, state, reason: null };
}
