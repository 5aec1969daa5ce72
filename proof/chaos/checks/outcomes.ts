import type { Ledger } from '../../harness/sandbox-control';
import type { ExpectedRecord } from './books-check';
import type { ExpectedClaim } from './claims-check';
import type { DatabaseQuery } from './database-query';
import type { ExpectedTransfer } from './transfers-check';

/** The number of expenses and receipts that are not settled. A receipt that a person is asked about is settled. */
export type OpenWork = { readonly items: number; readonly receipts: number };

/** Returns how much work is not settled, or undefined while the database is down. */
export async function countOpenWork(query: DatabaseQuery): Promise<OpenWork | undefined> {
  const rows = await query<OpenWork>(`
    with latest as (
      select movements.id, sync_items.state::text from movements left join sync_items on sync_items.id = latest_item_id
    )
    select
      (select count(*)::int from latest where state is null or state not in ('synced', 'failed')) as items,
      (select count(*)::int from receipts join latest on latest.id = expense_id and latest.state = 'synced'
        where not exists (select from receipt_deliveries where receipt_id = receipts.id
          and (receipt_deliveries.state in ('delivered', 'refused')
            or receipt_deliveries.state = 'unknown' and due_at is null and message is not null))) as receipts`);
  return rows?.[0];
}

/** A message about one expense, printed in the report. */
export type Remark = { readonly expenseId: string; readonly message: string };

/** The state of an expense, claim or transfer, and of the receipt of an expense, in Outlay. */
export type MovementState = {
  readonly id: string;
  readonly kind: 'expense' | 'reimbursable' | 'transfer';
  readonly state: string | null;
  readonly message: string | null;
  /** The state of the delivery, or `asked` if a person is asked about the receipt. */
  readonly receipt: string | null;
  readonly receipt_message: string | null;
};

/** Returns the state of every expense, claim and transfer, and of each receipt, or undefined while the database is down. */
export const readStates = (query: DatabaseQuery): Promise<readonly MovementState[] | undefined> =>
  query<MovementState>(`
    select movements.id, movements.kind::text, sync_items.state::text, sync_items.message,
      case when last.state = 'unknown' and last.due_at is null and last.message is not null then 'asked'
        else last.state::text end as receipt,
      last.message as receipt_message
    from movements
    left join sync_items on sync_items.id = latest_item_id
    left join receipts on receipts.expense_id = movements.id
    left join lateral (select state, due_at, message from receipt_deliveries where receipt_id = receipts.id
      order by created_at desc limit 1) as last on true`);

const finalStates = ['synced', 'failed', 'delivered', 'refused', 'asked'];

/** Returns a message for each expense or receipt that is not settled. */
export const unsettled = (states: readonly MovementState[]): readonly Remark[] =>
  states
    .filter(
      ({ kind, state, receipt }) =>
        !finalStates.includes(state ?? '') ||
        (kind === 'expense' && state === 'synced' && !finalStates.includes(receipt ?? '')),
    )
    .map(({ id, kind, state, receipt, receipt_message }) => ({
      expenseId: id,
      message: `is not settled: the ${kind} is ${state}, its receipt ${receipt}${receipt_message ? ` (${receipt_message})` : ''}`,
    }));

/** Returns how often each reason of a failed expense or refused receipt occurs. */
export function countFailures(states: readonly MovementState[]): ReadonlyMap<string, number> {
  const reasons = states.flatMap(({ state, message, receipt, receipt_message }) => [
    ...(state === 'failed' ? [message ?? 'no reason'] : []),
    ...(receipt === 'refused' || receipt === 'asked' ? [`receipt ${receipt}: ${receipt_message ?? 'no reason'}`] : []),
  ]);
  return new Map([...Map.groupBy(reasons, (reason) => reason)].map(([reason, all]) => [reason, all.length]));
}

/** Returns a message for each settled expense, claim, transfer or receipt whose state contradicts the books. */
export function disagreements(
  states: readonly MovementState[],
  expected: {
    readonly expenses: readonly ExpectedRecord[];
    readonly claims: readonly ExpectedClaim[];
    readonly transfers: readonly ExpectedTransfer[];
  },
  { records, transfers, bills }: Ledger,
): readonly Remark[] {
  const stateOf = new Map(states.map((state) => [state.id, state]));
  const written = new Map(records.filter((record) => !record.deleted).map((record) => [record.transactionId, record]));
  const ofOthers = [
    ...expected.transfers.map(({ id }) => ({ id, subject: 'transfer', in: transfers })),
    ...expected.claims.map(({ id }) => ({ id, subject: 'claim', in: bills })),
  ].flatMap(({ id, subject, in: books }) => {
    const exists = books.some((record) => !record.deleted && record.transactionId === id);
    return contradiction(id, subject, stateOf.get(id)?.state, { yes: 'synced', no: 'failed', exists });
  });
  const ofExpenses = expected.expenses.flatMap(({ id, receiptSha256 }) => {
    const record = written.get(id);
    const hasReceipt = record?.attachments.some((file) => file.sha256 === receiptSha256) ?? false;
    const reported = stateOf.get(id);
    return [
      ...contradiction(id, 'expense', reported?.state, { yes: 'synced', no: 'failed', exists: record !== undefined }),
      ...contradiction(id, 'receipt', reported?.receipt, { yes: 'delivered', no: 'refused', exists: hasReceipt }),
    ];
  });
  return [...ofExpenses, ...ofOthers];
}

function contradiction(
  expenseId: string,
  subject: string,
  state: string | null | undefined,
  { yes, no, exists }: { yes: string; no: string; exists: boolean },
): Remark[] {
  if (state === yes && !exists) return [{ expenseId, message: `its ${subject} is ${yes} but not in the books` }];
  if (state === no && exists) return [{ expenseId, message: `its ${subject} is ${no} but in the books` }];
  return [];
}
