import { z } from 'zod';

import { buildTransfer } from '../../ledger/transfer';
import type { ResolvedTransfer } from '../../packages/books';
import type { Sandbox } from '../../sandbox';
import { type ConnectionRow, packageOf } from '../../store/connection';
import { dayOf } from '../day';
import { postRecord } from './post-record';
import { type Outcome, type PushRow, refusedOutcome } from './push-row';
import { ReferenceLookup, reference } from './reference-lookup';

const side = z.object({ accountRef: reference, amount: z.number() });
export const transferPayload = z.object({
  description: z.string().nullish(),
  date: z.string().min(10),
  from: side,
  to: side,
});

/** Writes a transfer between two accounts. The rules of the package apply. */
export function writeTransfer(sandbox: Sandbox, connection: ConnectionRow, push: PushRow, payload: unknown): Outcome {
  const input = transferPayload.parse(payload);
  const references = new ReferenceLookup(sandbox, connection, push);
  const from = references.account(input.from.accountRef.id, 'From.AccountRef');
  const to = references.account(input.to.accountRef.id, 'To.AccountRef');
  if (!from || !to) return { faults: references.faults };
  const transfer: ResolvedTransfer = {
    date: dayOf(input.date),
    description: input.description ?? '',
    info: references.info,
    from: { account: from, amount: input.from.amount },
    to: { account: to, amount: input.to.amount },
  };
  const { name, transfers } = packageOf(connection);
  const refusal = transfers ? transfers.refuse(transfer) : `Transfers are not supported by ${name}.`;
  if (refusal !== undefined) return refusedOutcome(push.data_type, '', refusal);
  return postRecord(sandbox, connection, push, buildTransfer(transfer, 1));
}
