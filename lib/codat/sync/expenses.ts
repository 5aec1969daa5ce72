import { createHash } from 'node:crypto';
import { z } from 'zod';
import { CodatError } from '@/lib/codat/client/errors';
import { type CodatChannel, call } from '@/lib/codat/client/http';
import type { BooksRecord } from '@/lib/domain/books/record';
import { toDecimal } from '@/lib/domain/money';

const types = { payment: 'Payment', refund: 'Refund', reward: 'Reward', chargeback: 'Chargeback' } as const;

/** A batch as Codat accepts it: an array of at most 50 records (Codat, Expenses v2, CreateExpenseRequest). */
export type ExpensePayload = {
  readonly text: string;
  readonly sha256: string;
  readonly records: readonly ExpenseJson[];
};

export type ExpenseJson = ReturnType<typeof toJson>;

/** Returns records in Codat's format. The batch stores this text, so that every retry sends the same bytes. */
export const expensePayload = (records: readonly BooksRecord[]): ExpensePayload => payloadOf(records.map(toJson));

function payloadOf(records: readonly ExpenseJson[]): ExpensePayload {
  const text = JSON.stringify(records);
  return { text, sha256: createHash('sha256').update(text).digest('hex'), records };
}

/** Returns the payload of some records of a frozen batch. Each record keeps its bytes. */
export const payloadFor = (frozen: string, ids: readonly string[]): ExpensePayload =>
  payloadOf(recordsIn(frozen).filter((record) => ids.includes(record.id)));

const recordsIn = (frozen: string): ExpenseJson[] =>
  z
    .array(z.custom<ExpenseJson>((value) => z.looseObject({ id: z.uuid() }).safeParse(value).success))
    .parse(JSON.parse(frozen));

function toJson(record: BooksRecord) {
  return {
    id: record.id,
    type: types[record.type],
    issueDate: `${record.day}T00:00:00`,
    currency: record.currency,
    ...(record.rate !== null && { currencyRate: Number(record.rate) }),
    ...(record.supplierRef !== null && { contactRef: { id: record.supplierRef, type: 'Supplier' } }),
    bankAccountRef: { id: record.bankAccountRef },
    reference: record.reference,
    merchantName: record.merchant,
    notes: record.note,
    lines: record.lines.map((line) => ({
      netAmount: exact(line.netMinor, record.currency),
      taxAmount: exact(line.taxMinor, record.currency),
      ...(line.taxRateRef !== null && { taxRateRef: { id: line.taxRateRef } }),
      accountRef: { id: line.accountRef },
      ...(line.trackingRefs.length > 0 && {
        trackingRefs: line.trackingRefs.map((id) => ({ id, dataType: 'trackingCategories' })),
      }),
      ...(line.customerRef !== null && { invoiceTo: { id: line.customerRef, type: 'customer' } }),
    })),
  };
}

/**
 * Converts an amount to a JSON number without loss. A JSON number is exact up to 15 digits, and an amount has at most
 * 12 (lib/domain/money).
 */
const exact = (minor: bigint, currency: string) => Number(toDecimal({ minor, currency }));

const created = z.object({ syncId: z.uuid() });

/** Sends a batch. Codat starts a sync for it; this returns the id of that sync. */
export async function postExpenses(
  codatCompanyId: string,
  payload: string,
  idempotencyKey: string,
  channel: CodatChannel | undefined,
): Promise<string> {
  const path = `/companies/${codatCompanyId}/sync/expenses/expense-transactions`;
  const response = created.safeParse(await call({ method: 'POST', path, body: payload, idempotencyKey, channel }));
  // `unread` is right here: Codat accepted the batch, and a retry under the same key returns the id of its sync.
  if (!response.success)
    throw new CodatError({ kind: 'unread' }, 'Codat accepted the batch and returned no sync id', null);
  return response.data.syncId;
}

/** Updates a record. Codat starts a sync for the update; this returns the id of that sync. Idempotent without a key. */
export async function putExpense(
  codatCompanyId: string,
  payload: string,
  _idempotencyKey: string,
  channel: CodatChannel | undefined,
): Promise<string> {
  const [record] = recordsIn(payload);
  if (!record) throw new Error('an update without a record');
  const path = `/companies/${codatCompanyId}/sync/expenses/expense-transactions/${record.id}`;
  const response = created.safeParse(await call({ method: 'PUT', path, body: JSON.stringify(record), channel }));
  if (!response.success)
    throw new CodatError({ kind: 'unread' }, 'Codat accepted the update and returned no sync id', null);
  return response.data.syncId;
}
