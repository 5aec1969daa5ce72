import 'server-only';
import { type CompanyScope, dispatch, inScope, worker } from '@/lib/data/db';
import { enqueue } from '@/lib/data/queue';
import type { MovementCheck } from '@/lib/domain/movement/check';
import { isNight } from '@/lib/domain/nightly-refresh';
import { type CounterDifference, compareCounters, rebuildCounters } from './rebuild';
import { compareRunCounts, type RunDifference } from './run-counts';
import { compareTexts, type OutdatedText, rebuildTexts } from './texts';

/**
 * Compares the company's counters, the counts of its runs and what the search knows with its rows. With `repair`, replaces
 * them when they differ.
 */
export const checkCounters = (
  scope: CompanyScope,
  { repair }: { readonly repair: boolean },
): Promise<(CounterDifference | RunDifference | OutdatedText)[]> =>
  inScope(
    scope,
    async (tx) => {
      const runs = await compareRunCounts(tx, scope.companyId);
      const texts = await compareTexts(tx, scope.companyId);
      const differences = [...(await compareCounters(tx, scope.companyId)), ...runs, ...texts];
      if (repair && differences.length > 0) await rebuildCounters(tx, scope.companyId);
      if (repair && texts.length > 0) await rebuildTexts(tx, scope.companyId);
      return differences;
    },
    { timeoutMs: 120_000 },
  );

/** Stores the result of a check for the support pages. */
export const saveCheck = (scope: CompanyScope, check: MovementCheck): Promise<unknown> =>
  inScope(
    scope,
    (tx) => tx.$executeRaw`
      update companies set movements_checked_at = now(), movements_check = ${JSON.stringify(check)}::jsonb
      where id = ${scope.companyId}::uuid`,
  );

/** Starts the nightly check of companies in whose time zone it is night, once a night. */
export async function enqueueDueChecks(now: Date): Promise<void> {
  const due = await inScope(
    dispatch,
    (tx) => tx.$queryRaw<{ id: string; timeZone: string }[]>`
      select id, time_zone as "timeZone" from companies
      where coalesce(movements_checked_at, '-infinity') < ${now}::timestamptz - interval '20 hours'`,
  );
  for (const { id } of due.filter(({ timeZone }) => isNight(now, timeZone)))
    await inScope(worker(id), (tx) =>
      enqueue(tx, { name: 'check-movements', data: { companyId: id } }, { once: { key: id, seconds: 6 * 3600 } }),
    );
}

/** Returns the companies to check: all, or the one with this slug. */
export const companiesToCheck = (
  slug: string | null,
): Promise<readonly { readonly id: string; readonly slug: string }[]> =>
  inScope(
    dispatch,
    (tx) => tx.$queryRaw`select id, slug from companies where ${slug}::text is null or slug = ${slug} order by slug`,
  );
