import type { CodatChannel } from '@/lib/codat/client/http';
import type { TransferRecord } from '@/lib/domain/books/transfer-record';
import { exact, onlyRecordIn, type Payload, payloadOf } from './payload';
import { startSync } from './start-sync';

export type TransferJson = ReturnType<typeof toJson>;

/** Returns a transfer in Codat's format (Codat, Expenses v2, TransferTransactionRequest), with its id beside it. */
export const transferPayload = (record: TransferRecord): Payload<TransferJson> => payloadOf([toJson(record)]);

const toJson = ({ id, day, description, from, to }: TransferRecord) => ({
  id,
  description,
  date: `${day}T00:00:00`,
  from: { accountRef: { id: from.accountRef }, amount: exact(from.minor, from.currency) },
  to: { accountRef: { id: to.accountRef }, amount: exact(to.minor, to.currency) },
});

/**
 * Creates a transfer, or updates the one with its id. Returns the id of the sync that Codat starts for it. The path
 * contains the id of the transfer; the call has no idempotency key (Codat, "Create transfer").
 */
export function putTransfer(
  codatCompanyId: string,
  payload: string,
  channel: CodatChannel | undefined,
): Promise<string> {
  const { id, ...transfer } = onlyRecordIn(payload);
  const path = `transfer-transactions/${id}`;
  return startSync(codatCompanyId, { method: 'PUT', path, body: JSON.stringify(transfer), channel });
}
