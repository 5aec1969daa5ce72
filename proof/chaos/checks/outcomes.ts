import type { Expected } from './books-check';
import type { Look } from './database-query';
import type { Ledger } from './ledger';

/** How much has no end yet. */
export type Open = { readonly items: number; readonly receipts: number };

/** Undefined while the database is away. */
export async function openWork(look: Look): Promise<Open | undefined> {
  const rows = await look<Open>(`
    with latest as (
      select expenses.id, sync_items.state::text from expenses left join sync_items on sync_items.id = latest_item_id
    )
    select
      (select count(*)::int from latest where state is null or state not in ('synced', 'failed')) as items,
      (select count(*)::int from receipts join latest on latest.id = expense_id and latest.state = 'synced'
        where not exists (select from receipt_deliveries where receipt_id = receipts.id
          and receipt_deliveries.state in ('delivered', 'refused'))) as receipts`);
  return rows?.[0];
}

/** Something about one expense, for a person to look up. */
export type Remark = { readonly expenseId: string; readonly words: string };

/** What Outlay says of an expense. */
export type Word = {
  readonly id: string;
  readonly state: string | null;
  readonly message: string | null;
  readonly receipt: string | null;
  readonly receipt_message: string | null;
};

export const wordsOf = (look: Look): Promise<readonly Word[] | undefined> =>
  look<Word>(`
    select expenses.id, sync_items.state::text, sync_items.message, last.state::text as receipt, last.message as receipt_message
    from expenses
    left join sync_items on sync_items.id = latest_item_id
    left join receipts on receipts.expense_id = expenses.id
    left join lateral (select state, message from receipt_deliveries where receipt_id = receipts.id
      order by created_at desc limit 1) as last on true`);

/** What Outlay says of those that have no end yet. */
export const unsettled = (words: readonly Word[]): readonly Remark[] =>
  words
    .filter(
      ({ state, receipt }) =>
        state === null ||
        !ended.includes(state) ||
        (state === 'synced' && (receipt === null || !ended.includes(receipt))),
    )
    .map(({ id, state, receipt, receipt_message }) => ({
      expenseId: id,
      words: `has no end yet: the expense is ${state}, its receipt ${receipt}${receipt_message ? ` (${receipt_message})` : ''}`,
    }));

const ended = ['synced', 'failed', 'delivered', 'refused'];

/** Where Outlay says something settled that the books do not bear out. */
export function disagreements(
  words: ReadonlyMap<string, Word>,
  expected: readonly Expected[],
  { records }: Ledger,
): readonly Remark[] {
  const written = new Map(records.filter((record) => !record.deleted).map((record) => [record.transactionId, record]));
  return expected.flatMap(({ id, receiptSha256 }) => {
    const record = written.get(id);
    const hasReceipt = record?.attachments.some((file) => file.sha256 === receiptSha256) ?? false;
    const said = words.get(id);
    return [
      ...contradiction(id, 'expense', said?.state, { yes: 'synced', no: 'failed', isThere: record !== undefined }),
      ...contradiction(id, 'receipt', said?.receipt, { yes: 'delivered', no: 'refused', isThere: hasReceipt }),
    ];
  });
}

function contradiction(
  expenseId: string,
  what: string,
  state: string | null | undefined,
  { yes, no, isThere }: { yes: string; no: string; isThere: boolean },
) {
  if (state === yes && !isThere) return [{ expenseId, words: `Outlay says its ${what} is ${yes}; the books lack it` }];
  if (state === no && isThere) return [{ expenseId, words: `Outlay says its ${what} ${no}; the books have it` }];
  return [];
}
