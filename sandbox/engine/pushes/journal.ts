import { z } from 'zod';
import { buildJournal } from '../../ledger/journal';

import type { ResolvedJournal } from '../../packages/books';
import type { Sandbox } from '../../sandbox';
import { type ConnectionRow, packageOf } from '../../store/connection';
import { dayOf, formatDay } from '../day';
import { toMinor } from '../money';
import { postRecord } from './post-record';
import { type Outcome, type PushRow, refusedOutcome } from './push-row';
import { ReferenceLookup, reference } from './reference-lookup';

const line = z.object({
  description: z.string().nullish(),
  netAmount: z.number(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullish(),
  accountRef: reference,
  tracking: z.object({ recordRefs: z.array(reference).nullish() }).nullish(),
});
export const journalPayload = z.object({
  description: z.string().nullish(),
  postedOn: z.string().min(10),
  journalRef: reference.partial().extend({ name: z.string().nullish() }).nullish(),
  journalLines: z.array(line).min(2),
});

/** Writes a journal entry. Debits are positive and credits are negative; they must add up to zero. */
export function writeJournal(sandbox: Sandbox, connection: ConnectionRow, push: PushRow, payload: unknown): Outcome {
  const input = journalPayload.parse(payload);
  const references = new ReferenceLookup(sandbox, connection, push);
  const lines = input.journalLines.flatMap((each, index) => {
    const path = `JournalLines[${index}]`;
    const account = references.account(each.accountRef.id, `${path}.AccountRef`);
    const tracking = (each.tracking?.recordRefs ?? []).flatMap(({ id }) => references.tracking(id, `${path}.Tracking`));
    return account ? [{ account, amount: each.netAmount, description: each.description ?? '', tracking }] : [];
  });
  const currencies = new Set(input.journalLines.map(({ currency }) => currency ?? references.info.baseCurrency));
  const [currency = references.info.baseCurrency] = currencies;
  if (currencies.size > 1) references.fault('JournalLines', 'All journal lines must be in the same currency.');
  if (lines.reduce((sum, each) => sum + toMinor(each.amount, currency), 0) !== 0)
    references.fault('JournalLines', 'The sum of the journal lines must equal zero.');
  if (references.faults.length > 0) return { faults: references.faults };
  const journal: ResolvedJournal = {
    date: dayOf(input.postedOn),
    currency,
    rate: undefined,
    info: references.info,
    reference: input.journalRef?.name ?? '',
    description: input.description ?? '',
    lines,
  };
  const refusal = packageOf(connection).adjustments?.refuse(journal) ?? commonRefusal(journal);
  if (refusal !== undefined) return refusedOutcome(push.data_type, '', refusal);
  return postRecord(sandbox, connection, push, buildJournal(journal, 1));
}

/**
 * Returns a refusal for a closed period or an archived account. Every package refuses these, even one without its own
 * rules for journals.
 */
function commonRefusal({ date, info, lines }: ResolvedJournal): string | undefined {
  if (info.lockDate !== undefined && date <= info.lockDate)
    return `The date is within a closed period, which ends on ${formatDay(info.lockDate)}.`;
  const archived = lines.find(({ account }) => account.status === 'Archived');
  return archived && `Account ${archived.account.code} (${archived.account.name}) is not in an **Active** state.`;
}
