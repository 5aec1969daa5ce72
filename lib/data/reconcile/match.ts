import 'server-only';
import { recordAll } from '@/lib/data/audit';
import { type CompanyScope, inScope, type Tx, worker } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { announce } from '@/lib/data/queue';
import { addDays, type Day } from '@/lib/domain/day';
import { matchRows } from '@/lib/domain/reconcile/match';
import type { Matching, Proposal } from '@/lib/domain/reconcile/proposal';
import type { Pair, Row } from '@/lib/domain/reconcile/row';
import { type AccountKey, countedLines, presentRecords } from './account';
import { releaseBroken } from './release';
import { endOfTime, type ReadRows, rowsIn } from './rows';
import { keepSuggestions } from './suggestions';

/** Rows this many days around an open row show whether its amount or reference recurs (decision 042). */
const contextDays = 100;

export type Matched = { readonly linked: number; readonly suggested: number; readonly unclear: number };

/**
 * Matches the lines and records of an account: links the certain pairs, and replaces the suggestions by those of now.
 * Does nothing when the account was matched since it was last requested. One worker matches an account at a time.
 */
export const matchAccount = (key: AccountKey): Promise<Matched | null> =>
  inScope(
    worker(key.companyId),
    async (tx) => {
      const { companyId, connectionId, bankAccountRef } = key;
      const [asked] = await tx.$queryRaw<{ requestedAt: Date }[]>`
        select requested_at as "requestedAt" from account_matchings
        where connection_id = ${connectionId}::uuid and bank_account_ref = ${bankAccountRef}
          and company_id = ${companyId}::uuid and (matched_at is null or matched_at < requested_at) for update`;
      if (!asked) return null;
      await releaseBroken(tx, worker(companyId), key);
      const earliest = await earliestOpen(tx, key);
      const rows = earliest && (await rowsIn(tx, key, { from: addDays(earliest, -contextDays), to: endOfTime }));
      const matched = await storeMatching(tx, worker(companyId), key, rows || null);
      await tx.$executeRaw`
        update account_matchings set matched_at = ${asked.requestedAt}
        where connection_id = ${connectionId}::uuid and bank_account_ref = ${bankAccountRef}`;
      await announce(tx, companyId, ['reconcile']);
      return matched;
    },
    { timeoutMs: 120_000 },
  );

/** Returns the first day with a row that is not linked; null when all are. */
async function earliestOpen(tx: Tx, key: AccountKey): Promise<Day | null> {
  const [row] = await tx.$queryRaw<{ day: string | null }[]>`
    select min(day) as day from (
      (select l.day from bank_lines l where ${countedLines(key)} and not exists (select 1 from reconciliation_rows w
        where w.company_id = l.company_id and w.row_id = l.id and w.state = 'linked') order by l.day limit 1)
      union all
      (select b.day from book_records b where ${presentRecords(key)} and not exists (select 1 from reconciliation_rows w
        where w.company_id = b.company_id and w.row_id = b.id and w.state = 'linked') order by b.day limit 1)) open`;
  return row?.day ?? null;
}

async function storeMatching(tx: Tx, scope: CompanyScope, key: AccountKey, rows: ReadRows | null): Promise<Matched> {
  if (!rows) {
    await keepSuggestions(tx, key, []);
    return { linked: 0, suggested: 0, unclear: 0 };
  }
  const { proposals, ambiguities, unsearched } = trusted(rows, matchRows(rows));
  const dayOf = dayReader(rows);
  const made: NewReconciliation[] = [
    ...proposals.map((proposal) => ({
      ...pairIn(proposal),
      id: newId(),
      day: dayOf(proposal),
      state: proposal.level === 'certain' ? ('linked' as const) : ('suggested' as const),
      level: proposal.level,
      reasons: proposal.reasons,
      differenceMinor: proposal.differenceMinor.toString(),
    })),
    ...ambiguities.map((group) => ({
      ...pairIn(group),
      ...unclear,
      id: newId(),
      day: dayOf(group),
      reasons: [{ why: group.why, sets: group.sets }],
    })),
    ...unsearched.map(({ side, id, candidates }) => {
      const pair = side === 'line' ? { lineIds: [id], recordIds: [] } : { lineIds: [], recordIds: [id] };
      return { ...pair, ...unclear, id: newId(), day: dayOf(pair), reasons: [{ why: 'not searched', candidates }] };
    }),
  ];
  await insertReconciliations(tx, key, await keepSuggestions(tx, key, made), null);
  const linked = made.filter(({ state }) => state === 'linked');
  await recordAll(
    tx,
    scope,
    linked.map(({ id, lineIds, recordIds }) => ({
      action: 'reconciliation.linked',
      subject: id,
      detail: { lines: lineIds.length, records: recordIds.length, level: 'certain' },
    })),
  );
  return {
    linked: linked.length,
    suggested: proposals.length - linked.length,
    unclear: ambiguities.length + unsearched.length,
  };
}

const unclear = { state: 'unclear', level: null, differenceMinor: '0' } as const;
const pairIn = ({ lineIds, recordIds }: Pair): Pair => ({ lineIds, recordIds });

/** Where older rows were left out, an amount near the cut may recur before it. Nothing there is certain. */
function trusted(rows: ReadRows, matching: Matching): Matching {
  if (!rows.isCut) return matching;
  const oldest = [...rows.lines, ...rows.records].reduce((day, row) => (row.day < day ? row.day : day), endOfTime);
  const safeFrom = addDays(oldest, contextDays);
  const dayOf = dayReader(rows);
  return {
    ...matching,
    proposals: matching.proposals.map(
      (proposal): Proposal => (dayOf(proposal) < safeFrom ? { ...proposal, level: 'likely' } : proposal),
    ),
  };
}

/** Returns a function that returns the latest day of the rows of a pair. */
export function dayReader({ lines, records }: { readonly lines: readonly Row[]; readonly records: readonly Row[] }) {
  const days = new Map([...lines, ...records].map(({ id, day }) => [id, day]));
  return ({ lineIds, recordIds }: Pair): Day =>
    [...lineIds, ...recordIds].reduce((latest, id) => {
      const day = days.get(id) ?? '';
      return day > latest ? day : latest;
    }, '');
}

export type NewReconciliation = Pair & {
  readonly id: string;
  readonly day: Day;
  readonly state: 'suggested' | 'unclear' | 'linked' | 'rejected';
  readonly level: 'certain' | 'likely' | 'by_hand' | null;
  readonly reasons: readonly unknown[];
  /** In minor units, as a decimal integer. */
  readonly differenceMinor: string;
};

/** Stores reconciliations with their rows, in two statements. The unique index refuses a row that is linked already. */
export async function insertReconciliations(
  tx: Tx,
  { companyId, connectionId, bankAccountRef }: AccountKey,
  made: readonly NewReconciliation[],
  madeById: string | null,
): Promise<void> {
  if (made.length === 0) return;
  await tx.$executeRaw`
    insert into reconciliations (id, company_id, connection_id, bank_account_ref, state, level, reasons, difference_minor, day, made_by_id)
    select id, ${companyId}::uuid, ${connectionId}::uuid, ${bankAccountRef}, state::"ReconciliationState",
      level::"ReconciliationLevel", reasons, "differenceMinor", day, ${madeById}::uuid
    from jsonb_to_recordset(${JSON.stringify(made)}::jsonb)
      as r (id uuid, state text, level text, reasons jsonb, "differenceMinor" bigint, day text)`;
  const rows = made.flatMap(({ id, lineIds, recordIds }) => [
    ...lineIds.map((rowId) => ({ id, side: 'line', rowId })),
    ...recordIds.map((rowId) => ({ id, side: 'record', rowId })),
  ]);
  await tx.$executeRaw`
    insert into reconciliation_rows (reconciliation_id, side, row_id, company_id)
    select id, side::"ReconciliationSide", "rowId", ${companyId}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, side text, "rowId" uuid)`;
}
