import 'server-only';
import { record } from '@/lib/data/audit';
import { type CompanyScope, dispatch, inScope, type Tx } from '@/lib/data/db';
import { announce } from '@/lib/data/queue';
import { type AutoSyncSettings, nextAutoSync } from '@/lib/domain/company/auto-sync';

const columns = { autoSync: true, autoSyncHour: true, timeZone: true } as const;

/** Returns when the company wants its ready expenses to be synced automatically. */
export const findAutoSync = (scope: CompanyScope): Promise<AutoSyncSettings & { readonly timeZone: string }> =>
  inScope(scope, (tx) => tx.company.findUniqueOrThrow({ where: { id: scope.companyId }, select: columns }));

/**
 * Saves when the company wants its ready expenses to be synced automatically, and schedules the next automatic sync.
 */
export const chooseAutoSync = (scope: CompanyScope, choice: AutoSyncSettings, now: Date): Promise<void> =>
  inScope(scope, async (tx) => {
    const { companyId } = scope;
    const { timeZone } = await tx.company.update({ where: { id: companyId }, data: choice, select: columns });
    await schedule(tx, companyId, nextAutoSync(choice, timeZone, now));
    await record(tx, scope, 'company.auto-sync', companyId, { ...choice });
    await announce(tx, companyId, ['connection', 'syncs']);
  });

/** Schedules the next automatic sync. Needed after one has run, and after the company's time zone changed. */
export const planNextAutoSync = (scope: CompanyScope, now: Date): Promise<void> =>
  inScope(scope, async (tx) => {
    const { companyId } = scope;
    const { timeZone, ...choice } = await tx.company.findUniqueOrThrow({ where: { id: companyId }, select: columns });
    await schedule(tx, companyId, nextAutoSync(choice, timeZone, now));
  });

const schedule = (tx: Tx, companyId: string, at: Date | null): Promise<unknown> =>
  tx.$executeRaw`
    insert into lanes (company_id, next_auto_at) values (${companyId}::uuid, ${at}::timestamptz)
    on conflict (company_id) do update set next_auto_at = excluded.next_auto_at`;

/**
 * Returns the companies whose automatic sync is due, and postpones each by a minute. If the worker dies, the sync is
 * then due again.
 */
export const claimDueAutoSyncs = (): Promise<string[]> =>
  inScope(
    dispatch,
    (tx) => tx.$queryRaw<{ company_id: string }[]>`
      with due as materialized (
        select company_id from lanes where next_auto_at <= now() order by next_auto_at limit 50 for update skip locked)
      update lanes set next_auto_at = now() + interval '1 minute'
      where company_id in (select company_id from due)
      returning company_id`,
  ).then((rows) => rows.map((row) => row.company_id));
