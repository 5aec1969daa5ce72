import 'server-only';
import { record, recordAll } from '@/lib/data/audit';
import { inScope, isTaken, type Tx } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { announce } from '@/lib/data/queue';
import type { Viewer } from '@/lib/domain/company/viewer';
import { addDays } from '@/lib/domain/day';
import { recheck, type Skip, type Ticked } from '@/lib/domain/reconcile/recheck';
import { type Pair, pairKey, type Row, sumOf } from '@/lib/domain/reconcile/row';
import { Refusal } from '@/lib/domain/refusal';
import type { AccountKey } from './account';
import { insertReconciliations, type NewReconciliation } from './match';
import { requestMatching } from './request';
import { rowsIn } from './rows';

/** How many ticked pairs are linked now, and why the others are not. */
export type Applied = { readonly linked: number; readonly skipped: readonly SkippedPair[] };
export type SkippedPair = {
  readonly lineIds: readonly string[];
  readonly recordIds: readonly string[];
  readonly why: Skip;
};

/** Rows this many days around a pair decide whether it is still proposed (decision 042). */
const contextDays = 100;

/** Makes changes of an account run one after the other. The unique index is the guarantee. */
async function lockAccount(tx: Tx, key: AccountKey): Promise<void> {
  await tx.$executeRaw`
    select 1 from account_matchings where connection_id = ${key.connectionId}::uuid
      and bank_account_ref = ${key.bankAccountRef} and company_id = ${key.companyId}::uuid for update`;
}

/**
 * Links the pairs that a person ticked. Each is compared with the present rows first: a pair that changed since it was
 * shown, or that is no longer proposed, is skipped with its reason. Two people who confirm the same pair make one link.
 */
export const linkTicked = (viewer: Viewer, key: AccountKey, ticked: readonly Ticked[]): Promise<Applied> =>
  onceMore(() =>
    inScope(
      viewer,
      async (tx) => {
        await lockAccount(tx, key);
        const days = ticked.flatMap(({ seen }) => [...seen.lines, ...seen.records].map(({ day }) => day)).sort();
        const [first, last] = [days.at(0), days.at(-1)];
        if (first === undefined || last === undefined) throw new Refusal('Choose statement lines and records first.');
        const rows = await rowsIn(tx, key, { from: addDays(first, -contextDays), to: addDays(last, contextDays) });
        const { holds, skipped } = recheck(ticked, rows);
        const byId = new Map([...rows.lines, ...rows.records].map((row) => [row.id, row]));
        const proposed = await storedProposals(tx, key);
        const made = holds.map((pair) => linkOf(pair, byId, proposed.get(pairKey(pair))));
        const takenIds = made.flatMap(({ lineIds, recordIds }) => [...lineIds, ...recordIds]);
        await tx.$executeRaw`
          delete from reconciliations r using reconciliation_rows w
          where w.reconciliation_id = r.id and w.row_id = any(${takenIds}::uuid[]) and r.company_id = ${key.companyId}::uuid
            and r.state in ('suggested', 'unclear')`;
        await insertReconciliations(tx, key, made, viewer.userId);
        await recordAll(
          tx,
          viewer,
          made.map(({ id, lineIds, recordIds, level }) => ({
            action: 'reconciliation.linked',
            subject: id,
            detail: { lines: lineIds.length, records: recordIds.length, level: level ?? '' },
          })),
        );
        if (made.length > 0) await changed(tx, viewer, key);
        return {
          linked: made.length,
          skipped: skipped.map(({ pair: { lineIds, recordIds }, why }) => ({ lineIds, recordIds, why })),
        };
      },
      { timeoutMs: 60_000 },
    ),
  );

/** Two transactions that link one row at once: the second waits for the index and is refused. It then finds the link. */
async function onceMore<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isTaken(error)) throw error;
    return work();
  }
}

function linkOf(
  { lineIds, recordIds, by }: Ticked,
  byId: ReadonlyMap<string, Row>,
  proposal: StoredProposal | undefined,
): NewReconciliation {
  const rowsOf = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  const [lines, records] = [rowsOf(lineIds), rowsOf(recordIds)];
  const days = [...lines, ...records].map(({ day }) => day).sort();
  return {
    id: newId(),
    lineIds,
    recordIds,
    state: 'linked',
    level: by === 'proposed' ? 'likely' : 'by_hand',
    reasons: by === 'proposed' ? (proposal?.reasons ?? []) : [],
    differenceMinor: (sumOf(lines) - sumOf(records)).toString(),
    day: days.at(-1) ?? '',
  };
}

type StoredProposal = Pair & { readonly reasons: readonly unknown[] };

async function storedProposals(tx: Tx, key: AccountKey): Promise<ReadonlyMap<string, StoredProposal>> {
  const rows = await tx.$queryRaw<StoredProposal[]>`
    select r.reasons, coalesce(array_agg(w.row_id::text) filter (where w.side = 'line'), '{}') as "lineIds",
      coalesce(array_agg(w.row_id::text) filter (where w.side = 'record'), '{}') as "recordIds"
    from reconciliations r join reconciliation_rows w on w.reconciliation_id = r.id
    where r.company_id = ${key.companyId}::uuid and r.connection_id = ${key.connectionId}::uuid
      and r.bank_account_ref = ${key.bankAccountRef} and r.state = 'suggested'
    group by r.id limit 20000`;
  return new Map(rows.map((row) => [pairKey(row), row]));
}

/** Says why a pair was not linked. */
export function skipWords(why: Skip): string {
  switch (why.kind) {
    case 'row gone':
      return 'One of the rows is no longer there. Nothing was linked.';
    case 'linked already':
      return 'One of the rows is linked already. Nothing was linked again.';
    case 'amount changed':
      return 'An amount changed since the page was loaded. Look at the rows again.';
    case 'account changed':
      return 'The rows belong to different bank accounts.';
    case 'currency changed':
      return 'The rows have different currencies.';
    case 'day changed':
      return 'A day changed since the page was loaded. Look at the rows again.';
    case 'direction differs':
      return 'Money in and money out cannot be linked with each other.';
    case 'rejected':
      return 'A person said that these rows do not belong together.';
    case 'in another ticked pair':
      return 'One of the rows is in another pair that was confirmed.';
    case 'no longer proposed':
      return 'Other rows fit as well now. Look at the suggestions again.';
  }
}

/** Says that the rows of a suggestion do not belong together. They are not proposed again. Idempotent. */
export const rejectSuggestion = (viewer: Viewer, key: AccountKey, id: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    await lockAccount(tx, key);
    const { count } = await tx.reconciliation.updateMany({
      where: { id, companyId: key.companyId, state: 'suggested' },
      data: { state: 'rejected', madeById: viewer.userId, madeAt: new Date() },
    });
    if (count === 0) throw new Refusal('This suggestion was confirmed or replaced meanwhile. Look at the list again.');
    await record(tx, viewer, 'reconciliation.rejected', id);
    await changed(tx, viewer, key);
  });

/** Ends a link. The line and the record stay, and are open again. Idempotent. */
export const unlink = (viewer: Viewer, key: AccountKey, id: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    await lockAccount(tx, key);
    const [link] = await tx.$queryRaw<{ level: string; lineIds: string[]; recordIds: string[]; day: string }[]>`
      select r.level::text as level, r.day, coalesce(array_agg(w.row_id::text) filter (where w.side = 'line'), '{}') as "lineIds",
        coalesce(array_agg(w.row_id::text) filter (where w.side = 'record'), '{}') as "recordIds"
      from reconciliations r join reconciliation_rows w on w.reconciliation_id = r.id
      where r.id = ${id}::uuid and r.company_id = ${key.companyId}::uuid and r.state = 'linked' group by r.id`;
    if (!link) return;
    await tx.reconciliation.updateMany({
      where: { id, companyId: key.companyId, state: 'linked' },
      data: { state: 'unlinked', unlinkedAt: new Date(), unlinkedById: viewer.userId },
    });
    // Without this, the next matching would link them again at once.
    const { day, lineIds, recordIds } = link;
    const rejected = { id: newId(), state: 'rejected', level: null, reasons: [], differenceMinor: '0' } as const;
    await insertReconciliations(tx, key, [{ ...rejected, day, lineIds, recordIds }], viewer.userId);
    await record(tx, viewer, 'reconciliation.unlinked', id);
    await changed(tx, viewer, key);
  });

async function changed(tx: Tx, viewer: Viewer, key: AccountKey): Promise<void> {
  await requestMatching(tx, viewer, key.connectionId, [key.bankAccountRef]);
  await announce(tx, viewer.companyId, ['reconcile']);
}
