import type { CodatChannel } from '@/lib/codat/client/http';
import type { BooksRecord, RecordLine } from '@/lib/domain/books/record';
import { exact, onlyRecordIn, type Payload, payloadOf } from './payload';
import { startSync } from './start-sync';

const types = { payment: 'Payment', refund: 'Refund', reward: 'Reward', chargeback: 'Chargeback' } as const;

export type ExpenseJson = ReturnType<typeof toJson>;

/**
 * Returns expenses in Codat's format: a list of at most 50 records (Codat, Expenses v2, CreateExpenseRequest). Every
 * retry sends the same bytes.
 */
export const expensePayload = (records: readonly BooksRecord[]): Payload<ExpenseJson> => payloadOf(records.map(toJson));

function toJson(record: BooksRecord) {
  return {
    id: record.id,
    type: types[record.type],
    issueDate: `${record.day}T00:00:00`,
    currency: record.currency,
    ...(record.rate !== null && { currencyRate: Number(record.rate) }),
    ...(record.supplierRef !== null && { contactRef: { id: record.supplierRef, type: 'Supplier' } }),
    ...(record.bankAccountRef !== null && { bankAccountRef: { id: record.bankAccountRef } }),
    reference: record.reference,
    merchantName: record.merchant,
    notes: record.note,
    lines: record.lines.map((line) => lineJson(line, record.currency)),
  };
}

/** Returns a line in the format that Codat's expenses and reimbursable expenses share. */
export const lineJson = (line: Omit<RecordLine, 'sources'>, currency: string) => ({
  netAmount: exact(line.netMinor, currency),
  taxAmount: exact(line.taxMinor, currency),
  ...(line.taxRateRef !== null && { taxRateRef: { id: line.taxRateRef } }),
  accountRef: { id: line.accountRef },
  ...(line.trackingRefs.length > 0 && {
    trackingRefs: line.trackingRefs.map((id) => ({ id, dataType: 'trackingCategories' })),
  }),
  ...(line.customerRef !== null && { invoiceTo: { id: line.customerRef, type: 'customer' } }),
});

/** Sends a batch of new expenses. Returns the id of the sync that Codat starts for them. */
export const postExpenses = (
  codatCompanyId: string,
  payload: string,
  idempotencyKey: string,
  channel: CodatChannel | undefined,
): Promise<string> =>
  startSync(codatCompanyId, { method: 'POST', path: 'expense-transactions', body: payload, idempotencyKey, channel });

/** Updates an expense. Returns the id of the sync that Codat starts for the update. Idempotent without a key. */
export function putExpense(
  codatCompanyId: string,
  payload: string,
  channel: CodatChannel | undefined,
): Promise<string> {
  const record = onlyRecordIn(payload);
  const path = `expense-transactions/${record.id}`;
  return startSync(codatCompanyId, { method: 'PUT', path, body: JSON.stringify(record), channel });
}
