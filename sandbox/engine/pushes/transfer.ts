import { z } from 'zod';
import { exceedsLimit, tooLargeMessage } from '../../ledger/limit';
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

/** A transfer between two accounts of the books, under the package's rules. */
export function writeTransfer(sandbox: Sandbox, connection: ConnectionRow, push: PushRow, payload: unknown): Outcome {
  const wanted = transferPayload.parse(payload);
  const references = new ReferenceLookup(sandbox, connection, push);
  const from = references.account(wanted.from.accountRef.id, 'From.AccountRef');
  const to = references.account(wanted.to.accountRef.id, 'To.AccountRef');
  if (!from || !to) return { faults: references.faults };
  const draft: ResolvedTransfer = {
    date: dayOf(wanted.date),
    description: wanted.description ?? '',
    info: references.info,
    from: { account: from, amount: wanted.from.amount },
    to: { account: to, amount: wanted.to.amount },
  };
  const { name, transfers } = packageOf(connection);
  const refusal = transfers ? transfers.refuse(draft) : `Transfers are not supported by ${name}.`;
  if (refusal !== undefined) return refusedOutcome(push.data_type, '', refusal);
  const written = buildTransfer(draft, 1);
  if (exceedsLimit(written)) return refusedOutcome(push.data_type, '', tooLargeMessage);
  return postRecord(sandbox, connection, push, written);
}
