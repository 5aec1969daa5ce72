import type { CodatChannel } from '@/lib/codat/client/http';
import type { BooksRecord } from '@/lib/domain/books/record';
import { lineJson } from './expenses';
import { onlyRecordIn, type Payload, payloadOf } from './payload';
import { startSync } from './start-sync';

export type ReimbursableJson = ReturnType<typeof toJson>;

/**
 * Returns reimbursable expenses in Codat's format: a list of at most 50 records (Codat, Expenses v2,
 * ReimbursableExpenseTransactionRequest). In the books they become bills.
 */
export const reimbursablePayload = (records: readonly BooksRecord[]): Payload<ReimbursableJson> =>
  payloadOf(records.map(toJson));

const toJson = (record: BooksRecord) => ({
  id: record.id,
  reference: record.reference,
  contactRef: { id: record.supplierRef ?? '' },
  issueDate: `${record.day}T00:00:00`,
  dueDate: `${record.dueDay ?? record.day}T00:00:00`,
  currency: record.currency,
  ...(record.rate !== null && { currencyRate: Number(record.rate) }),
  notes: record.note,
  lines: record.lines.map((line) => ({ description: record.merchant, ...lineJson(line, record.currency) })),
});

const path = 'reimbursable-expense-transactions';

/** Sends a batch of new reimbursable expenses. Returns the id of the sync that Codat starts for them. */
export const postReimbursables = (
  codatCompanyId: string,
  payload: string,
  idempotencyKey: string,
  channel: CodatChannel | undefined,
): Promise<string> => startSync(codatCompanyId, { method: 'POST', path, body: payload, idempotencyKey, channel });

/** Updates a reimbursable expense. Returns the id of the sync that Codat starts. Idempotent without a key. */
export function putReimbursable(
  codatCompanyId: string,
  payload: string,
  channel: CodatChannel | undefined,
): Promise<string> {
  const { id, ...reimbursable } = onlyRecordIn(payload);
  return startSync(codatCompanyId, {
    method: 'PUT',
    path: `${path}/${id}`,
    body: JSON.stringify(reimbursable),
    channel,
  });
}
