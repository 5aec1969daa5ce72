import 'server-only';
import { beforeCommit } from '@/lib/data/before-commit';
import { dispatch, inScope, type Tx, worker } from '@/lib/data/db';
import { enqueue } from '@/lib/data/queue';
import type { Lane } from './lease';
import { isPartDue } from './run/queue';

/** For which companies each open transaction wakes the lane. */
const woken = new WeakMap<Tx, Set<string>>();

/**
 * Makes the company's lane due. A lane that is leased needs no job: its holder looks for work while it runs, and once
 * more before it releases the lane. Runs in the caller's transaction, as one of its last steps.
 */
export async function wakeLane(tx: Tx, companyId: string): Promise<void> {
  const companies = woken.get(tx) ?? new Set();
  if (companies.has(companyId)) return;
  woken.set(tx, companies.add(companyId));
  beforeCommit(tx, 'lane', () => wakeIn(tx, companyId));
}

async function wakeIn(tx: Tx, companyId: string): Promise<void> {
  const [lane] = await tx.$queryRaw<{ isLeased: boolean }[]>`
    insert into lanes (company_id, due_at, wanted) values (${companyId}::uuid, now(), true)
    on conflict (company_id) do update set due_at = least(lanes.due_at, excluded.due_at), wanted = true
    returning coalesce(lease_until > now(), false) as "isLeased"`;
  if (!lane?.isLeased) await enqueue(tx, { name: 'run-lane', data: { companyId } });
}

export type DueWork = {
  readonly settle: boolean;
  readonly send: boolean;
  readonly deliver: boolean;
  readonly check: boolean;
  readonly locate: boolean;
  /** Whether the next part of a run has to be frozen. */
  readonly freeze: boolean;
};

/** Returns which kinds of work are due on the lane. One query covers all kinds. */
export const findDueWork = ({ companyId }: Lane): Promise<DueWork> =>
  inScope(worker(companyId), async (tx) => {
    const [due] = await tx.$queryRaw<DueWork[]>`
      select
        coalesce(bool_or(state = 'sent'), false) as settle,
        coalesce(bool_or(state in ('queued', 'sending', 'unknown')), false) as send,
        exists (select 1 from receipt_deliveries where company_id = ${companyId}::uuid and due_at <= now()
          and state in ('waiting', 'sending')) as deliver,
        exists (select 1 from receipt_deliveries where company_id = ${companyId}::uuid and due_at <= now()
          and state = 'unknown' and record_refs <> '{}') as check,
        exists (select 1 from receipt_deliveries where company_id = ${companyId}::uuid and due_at <= now()
          and state = 'unknown' and record_refs = '{}') as locate,
        ${isPartDue(companyId)} as freeze
      from syncs where company_id = ${companyId}::uuid and due_at <= now()`;
    return due ?? { settle: false, send: false, deliver: false, check: false, locate: false, freeze: false };
  });

/** Returns the companies whose lane has due work and no holder, or whose holder has let its lease expire. */
export const dueLanes = (): Promise<string[]> =>
  inScope(
    dispatch,
    (tx) => tx.$queryRaw<{ company_id: string }[]>`
      select company_id from lanes
      where case when lease_until is null then due_at <= now() else lease_until < now() end
      order by due_at limit 200`,
  ).then((rows) => rows.map((row) => row.company_id));
