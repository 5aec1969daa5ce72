import { type DirectPayload, directPayload, pushedTransferPayload } from '@/lib/codat/sync/direct-records';
import { expensePayload } from '@/lib/codat/sync/expenses';
import { reimbursablePayload } from '@/lib/codat/sync/reimbursables';
import { transferPayload } from '@/lib/codat/sync/transfers';
import type { FrozenSync } from '@/lib/data/sync/freeze';
import { type PackageKey, writesWith } from '@/lib/domain/books/package/package-type';
import { type BooksRecord, isBill, serializeRecord } from '@/lib/domain/books/record';
import { serializeTransfer, type TransferRecord } from '@/lib/domain/books/transfer-record';
import { toBatches } from '@/lib/domain/sync/sync';

export type QueuedRecord = {
  readonly kind: 'creation' | 'update';
  readonly record: BooksRecord;
  readonly revision: number;
};
export type QueuedTransfer = Omit<QueuedRecord, 'record'> & { readonly record: TransferRecord };

/** The part of a frozen batch that its records decide. */
type Batch = Pick<FrozenSync, 'product' | 'kind' | 'payload' | 'payloadSha256' | 'items'>;

/** Returns the batches in which records and transfers are sent, each with the bytes that every attempt sends. */
export const batchesFor = (
  key: PackageKey | null,
  queued: readonly QueuedRecord[],
  transfers: readonly QueuedTransfer[],
): readonly Batch[] =>
  key !== null && writesWith(key) === 'accounting'
    ? [...queued.map((each) => recordPush(key, each)), ...transfers.map(transferPush)]
    : [...recordBatches(queued).map(recordBatch), ...transfers.map(transferBatch)];

/** New records of one product are sent up to 50 in one call. Each update needs a call of its own (Codat, "Update expense"). */
const recordBatches = (queued: readonly QueuedRecord[]): QueuedRecord[][] => [
  ...toBatches(queued.filter((item) => item.kind === 'creation' && !isBill(item.record))),
  ...toBatches(queued.filter((item) => item.kind === 'creation' && isBill(item.record))),
  ...queued.filter((item) => item.kind === 'update').map((item) => [item]),
];

function recordBatch(batch: readonly QueuedRecord[]): Batch {
  const records = batch.map((item) => item.record);
  const isClaims = records.some(isBill);
  const payload = isClaims ? reimbursablePayload(records) : expensePayload(records);
  return {
    product: isClaims ? 'reimbursables' : 'expenses',
    kind: batch[0]?.kind ?? 'creation',
    payload: payload.text,
    payloadSha256: payload.sha256,
    items: batch.map(itemOf),
  };
}

const itemOf = ({ record, revision }: QueuedRecord) => ({
  recordId: record.id,
  revision,
  record: serializeRecord(record),
});

/** Each transfer needs a call of its own (Codat, "Create transfer"). */
function transferBatch({ kind, record, revision }: QueuedTransfer): Batch {
  const payload = transferPayload(record);
  return {
    product: 'transfers',
    kind,
    payload: payload.text,
    payloadSha256: payload.sha256,
    items: [{ recordId: record.id, revision, record: serializeTransfer(record) }],
  };
}

/** Each record of the Accounting API is a push of its own. */
const recordPush = (key: PackageKey, item: QueuedRecord): Batch =>
  push(item.kind, directPayload(item.record, key), itemOf(item));

const transferPush = ({ kind, record, revision }: QueuedTransfer): Batch =>
  push(kind, pushedTransferPayload(record), { recordId: record.id, revision, record: serializeTransfer(record) });

/** The API updates no record, and the check before a sync refuses every update. One that comes here is a bug. */
function push(kind: QueuedRecord['kind'], payload: DirectPayload, item: Batch['items'][number]): Batch {
  if (kind === 'update') throw new Error(`the Accounting API does not update ${item.recordId}`);
  return { product: payload.product, kind, payload: payload.text, payloadSha256: payload.sha256, items: [item] };
}
