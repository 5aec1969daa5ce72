import { createHash } from 'node:crypto';
import { z } from 'zod';
import { CodatError } from '@/lib/codat/client/errors';
import { type CodatChannel, call } from '@/lib/codat/client/http';
import type { BooksRecord } from '@/lib/domain/books/record';
import { toDecimal } from '@/lib/domain/money';

const types = { payment: 'Payment', refund: 'Refund', reward: 'Reward', chargeback: 'Chargeback' } as const;

/** The batch as Codat takes it: a bare array of at most 50 (Codat, Expenses v2, CreateExpenseRequest). */
export type ExpensePayload = {
  readonly text: string;
  readonly sha256: string;
  readonly records: readonly ExpenseJson[];
};

export type ExpenseJson = ReturnType<typeof toJson>;

/** Puts records into Codat's words. Frozen once, then sent as these very bytes however often. */
export function expensePayload(records: readonly BooksRecord[]): ExpensePayload {
  const json = records.map(toJson);
  return payloadOf(json);
}

export function payloadOf(records: readonly ExpenseJson[]): ExpensePayload {
  const text = JSON.stringify(records);
  return { text, sha256: createHash('sha256').update(text).digest('hex'), records };
}

/** The part of a frozen batch that concerns these expenses, frozen anew. */
export function payloadFor(frozen: string, ids: readonly string[]): ExpensePayload {
  return payloadOf(recordsIn(frozen).filter((record) => ids.includes(record.id)));
}

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

/** Up to 15 digits survive a JSON number unchanged, and an amount has at most 12 (lib/domain/money). */
const exact = (minor: bigint, currency: string) => Number(toDecimal({ minor, currency }));

const created = z.object({ syncId: z.uuid() });

/** Sends a batch; Codat starts its sync by itself. Answers the sync's id. */
export async function postExpenses(
  codatCompanyId: string,
  payload: string,
  idempotencyKey: string,
  channel?: CodatChannel,
): Promise<string> {
  const path = `/companies/${codatCompanyId}/sync/expenses/expense-transactions`;
  const answer = created.safeParse(await call({ method: 'POST', path, body: payload, idempotencyKey, channel }));
  // It was taken, but we do not know as what: that is found out by asking again, under the same key.
  if (!answer.success) throw new CodatError({ kind: 'unread' }, 'Codat took the batch and named no sync', null);
  return answer.data.syncId;
}

/** Sends a changed record anew; answers the id of the sync that changes it. The same again changes nothing more. */
export async function putExpense(
  codatCompanyId: string,
  payload: string,
  _idempotencyKey: string,
  channel?: CodatChannel,
): Promise<string> {
  const [record] = recordsIn(payload);
  if (!record) throw new Error('an update without a record');
  const path = `/companies/${codatCompanyId}/sync/expenses/expense-transactions/${record.id}`;
  const answer = created.safeParse(await call({ method: 'PUT', path, body: JSON.stringify(record), channel }));
  if (!answer.success) throw new CodatError({ kind: 'unread' }, 'Codat took the change and named no sync', null);
  return answer.data.syncId;
}
