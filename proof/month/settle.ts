import { runJobs, runLaneEarly } from '@/lib/testing/jobs';
import { asSuperuser } from '@/lib/testing/superuser';
import type { TestCodat } from '@/lib/testing/test-codat';
import { requestSync } from '@/lib/workflows/sync/request';
import type { MonthCompany } from './company';

/** The faults of Codat during the month, each with the share of calls that it affects. */
const rules = [
  { kind: 'status500', probability: 0.04 },
  { kind: 'status500', when: 'after', probability: 0.04 },
  { kind: 'status503', probability: 0.02 },
  { kind: 'reset', when: 'mid-body', probability: 0.04 },
  { kind: 'malformed', probability: 0.01 },
].map((rule) => ({ operation: '*', ...rule }));
const refusals = [
  { operation: '*', kind: 'push-error', message: 'The account is archived.', probability: 0.04 },
  { operation: '*', kind: 'sync-error', probability: 0.04 },
];

export const setFaults = (codat: TestCodat, seed: number): Promise<unknown> =>
  codat.control('PUT', 'faults', { seed, rules: [...rules, ...refusals] });

/** Requests the sync of everything that can be sent, as a person does. Returns why something was not queued. */
export async function requestAll({ viewer }: MonthCompany): Promise<readonly string[]> {
  const ready = await asSuperuser<{ id: string }>(
    `select id from movements where company_id = $1 and removed_at is null and status::text in ('ready', 'failed', 'changed')`,
    [viewer.companyId],
  );
  if (ready.length === 0) return [];
  const { skipped } = await requestSync(
    viewer,
    ready.map(({ id }) => id),
  );
  return skipped.map(({ reason }) => reason);
}

/**
 * Runs the workers until nothing is queued, sent or ambiguous any more. With `isDeaf`, webhooks are lost, so that polls find
 * the outcomes.
 */
export async function settle(codat: TestCodat, { viewer }: MonthCompany, isDeaf: boolean): Promise<void> {
  codat.dropWebhooks(isDeaf);
  for (let round = 0; round < 400; round += 1) {
    await runLaneEarly(viewer.companyId);
    await runJobs();
    const open = await asSuperuser<{ state: string; codatId: string | null; product: string }>(
      `select state::text, codat_sync_id as "codatId", product::text from syncs where company_id = $1 and state <> 'settled'
       union all select 'queued', null, '' from movements where company_id = $1 and queued_run_id is not null`,
      [viewer.companyId],
    );
    if (open.length === 0) return;
    for (const { state, codatId, product } of open)
      if (state === 'sent' && product !== 'bank_transactions')
        await codat.webhook(({ payload }) => payload.syncId === codatId || payload.id === codatId);
  }
  throw new Error('the month was not settled');
}

/** Returns the movements that are not in the books, with their status and issues. */
export const notSynced = ({ viewer }: MonthCompany): Promise<readonly object[]> =>
  asSuperuser<object>(
    `select m.id, m.kind, m.status::text, m.issues, i.message from movements m left join sync_items i on i.id = m.latest_item_id
     where m.company_id = $1 and m.removed_at is null and m.status::text <> 'synced'`,
    [viewer.companyId],
  );
