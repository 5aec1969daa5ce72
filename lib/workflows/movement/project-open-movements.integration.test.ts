import { expect, test } from 'vitest';
import { changeCompany } from '@/lib/data/company/companies';
import { worker } from '@/lib/data/db';
import { attentionOf } from '@/lib/data/expense/attention';
import { changeMapping } from '@/lib/data/mapping/change';
import { currentMapping } from '@/lib/data/mapping/mappings';
import { checkPage } from '@/lib/data/movement/check';
import { checkCounters } from '@/lib/data/movement/check-runs';
import { projectPage } from '@/lib/data/movement/projection-runs';
import { digestSpendingOf } from '@/lib/data/report/digest';
import { checkDigests } from '@/lib/data/report/digest-check';
import type { Viewer } from '@/lib/domain/company/viewer';
import { runJobs } from '@/lib/testing/jobs';
import { aLargeCompany, many } from '@/lib/testing/large-company';
import { asSuperuser } from '@/lib/testing/superuser';
import { requestSync } from '@/lib/workflows/sync/request';
import { checkMovements } from './check-movements';
import { projectOpenMovements } from './project-open-movements';

const statusesOf = (viewer: Viewer) =>
  asSuperuser<{ status: string; count: number }>(
    `select status::text, count(*)::int as count from movements where company_id = $1 group by 1 order by 1`,
    [viewer.companyId],
  );

/** Every expense of a large company has the category that its mapping knows. */
async function aCodedCompany() {
  const company = await aLargeCompany();
  await asSuperuser(`update expense_lines set category_id = $2 where company_id = $1`, [
    company.viewer.companyId,
    company.travel,
  ]);
  return company;
}

const requireReceipts = (viewer: Viewer, receiptsRequiredFrom: bigint | null) => {
  const { companyName: name, country, timeZone } = viewer;
  return changeCompany(viewer, { name, country, timeZone, receiptsRequiredFrom });
};

test('a change for many expenses is applied by a worker, with its progress, and never sends what is out of date', async () => {
  const { viewer } = await aCodedCompany();
  const { number } = await currentMapping(viewer);
  await changeMapping(viewer, number, (mapping) => mapping);
  expect((await attentionOf(viewer)).checking).toEqual({ done: 0, total: many });
  const startedAt = performance.now();
  await runJobs();
  process.stdout.write(`evaluated ${many} expenses in ${Math.round(performance.now() - startedAt)} ms\n`);
  expect((await attentionOf(viewer)).checking).toBeNull();
  expect(await statusesOf(viewer)).toEqual([{ status: 'ready', count: many }]);

  await requireReceipts(viewer, 1n);
  const [stale] = await asSuperuser<{ id: string }>(
    `select id from movements where company_id = $1 and status = 'ready' limit 1`,
    [viewer.companyId],
  );
  expect(await requestSync(viewer, [stale?.id ?? ''])).toMatchObject({
    runId: null,
    skipped: [{ expenseId: stale?.id, reason: 'The receipt is missing.' }],
  });
  await runJobs();
  expect(await statusesOf(viewer)).toEqual([{ status: 'incomplete', count: many }]);
  expect(await attentionOf(viewer)).toMatchObject({ incomplete: many, receiptsMissing: many, ready: 0 });
});

test('a change during the work starts it again', async () => {
  const { viewer } = await aCodedCompany();
  await requireReceipts(viewer, 1n);
  await projectPage(worker(viewer.companyId), null);
  await requireReceipts(viewer, null);
  await projectOpenMovements({ companyId: viewer.companyId });
  expect(await statusesOf(viewer)).toEqual([{ status: 'ready', count: many }]);
  expect((await attentionOf(viewer)).checking).toBeNull();
});

test('a check finds what was stored past the application, and repairs it', async () => {
  const { viewer } = await aCodedCompany();
  await requireReceipts(viewer, null);
  await projectOpenMovements({ companyId: viewer.companyId });
  const scope = worker(viewer.companyId);
  const right = { checked: many, differences: 0, counters: 0, repaired: false };
  const digests = async () => {
    await digestSpendingOf(scope);
    const wrong = await checkDigests(scope, { repair: false });
    return wrong.map(({ dimension, span }) => `${dimension} ${span}`);
  };
  expect(await digests()).toEqual([]);
  // The years begin on another day.
  await asSuperuser(`update companies set year_start = '11-15' where id = $1`, [viewer.companyId]);
  await asSuperuser(`insert into spending_changes (company_id, day) values ($1, '2026-11-20')`, [viewer.companyId]);
  expect(await digests()).toEqual([]);
  expect(await checkMovements(viewer.companyId)).toEqual(right);
  await asSuperuser(
    `with wrong as (select id from movements where company_id = $1 order by id limit 3)
     update movements set status = 'failed' where id in (select id from wrong)`,
    [viewer.companyId],
  );
  await asSuperuser(`update movement_totals set count = count + 1 where company_id = $1 and person_id is null`, [
    viewer.companyId,
  ]);
  await asSuperuser(`update movement_texts set tags = '{}' where company_id = $1`, [viewer.companyId]);
  await asSuperuser(
    `update spending_digests set minor = minor + 1 where company_id = $1 and dimension = 'person' and span = '2026-11-05'`,
    [viewer.companyId],
  );
  expect(await digests()).toEqual(['person 2025-11-15/P1Y', 'person 2026-11', 'person 2026-11-05']);
  expect((await checkPage(scope, { after: null, repair: false })).differences).toHaveLength(3);
  expect(await checkCounters(scope, { repair: false })).toContainEqual({ movementId: expect.any(String) });
  const found = await checkMovements(viewer.companyId, { repair: true });
  expect(found).toMatchObject({ checked: many, differences: 3, repaired: true });
  expect(await digests()).toEqual([]);
  expect(await checkMovements(viewer.companyId)).toEqual(right);
});
