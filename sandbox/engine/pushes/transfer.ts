import { z } from 'zod';
import { holdsTooMuch, tooLarge } from '../../ledger/limit';
import { transferRecord } from '../../ledger/transfer';
import type { TransferDraft } from '../../packages/books';
import type { Sandbox } from '../../sandbox';
import { type ConnectionRow, packageOf } from '../../store/connection';
import { dayOf } from '../day';
import { enter } from './enter';
import { type Outcome, type PushRow, refused } from './push-row';
import { References, reference } from './references';

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
  const references = new References(sandbox, connection, push);
  const from = references.account(wanted.from.accountRef.id, 'From.AccountRef');
  const to = references.account(wanted.to.accountRef.id, 'To.AccountRef');
  if (!from || !to) return { faults: references.faults };
  const draft: TransferDraft = {
    date: dayOf(wanted.date),
    description: wanted.description ?? '',
    info: references.info,
    from: { account: from, amount: wanted.from.amount },
    to: { account: to, amount: wanted.to.amount },
  };
  const { name, transfers } = packageOf(connection);
  const refusal = transfers ? transfers.refuse(draft) : `Transfers are not supported by ${name}.`;
  if (refusal !== undefined) return refused(push.data_type, '', refusal);
  const written = transferRecord(draft, 1);
  if (holdsTooMuch(written)) return refused(push.data_type, '', tooLarge);
  return enter(sandbox, connection, push, written);
}
