import { expect, test } from 'vitest';
import { inScope, worker } from '@/lib/data/db';
import type { Viewer } from '@/lib/domain/company/viewer';
import { recordTestExpense } from '@/lib/testing/expenses';
import { aCompany, aMember } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { countersIn } from './counters';
import { foldCounters, foldCountersOf } from './fold';
import { compareCounters, rebuildCounters } from './rebuild';

const differences = (companyId: string) => inScope(worker(companyId), (tx) => compareCounters(tx, companyId));

test('four transactions that settle one company do not wait for each other, nor for a fold', async () => {
  const company = await aCompany('Settling');
  const ids: string[] = [];
  for (let number = 0; number < 4; number += 1) ids.push(await recordTestExpense(company));
  await foldCounters({ most: 0 });
  let arrive = () => {};
  const allChanged = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  let changed = 0;
  await Promise.all(
    ids.map((id) =>
      inScope(worker(company.companyId), async (tx) => {
        await tx.$executeRaw`set local lock_timeout = '2s'`;
        await tx.$executeRaw`update movements set status = 'synced' where id = ${id}::uuid`;
        changed += 1;
        if (changed === 4) {
          await foldCountersOf(worker(company.companyId));
          arrive();
        }
        await allChanged;
      }),
    ),
  );
  const counts = await inScope(company, (tx) => countersIn(tx, company));
  expect(counts.synced).toMatchObject({ count: 4, baseMinor: 48_000n });
  expect(counts.incomplete.count + counts.ready.count).toBe(0);
  expect(await differences(company.companyId)).toEqual([]);
});

test('a fold is skipped while another process folds the same company', async () => {
  const company = await aCompany('Folding');
  await recordTestExpense(company);
  await inScope(worker(company.companyId), async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(35, hashtext(${company.companyId}))`;
    expect(await foldCountersOf(worker(company.companyId))).toBe(0);
  });
  expect(await foldCountersOf(worker(company.companyId))).toBeGreaterThan(0);
  expect(await foldCountersOf(worker(company.companyId))).toBe(0);
});

test('a fold moves all deltas, however many a migration has left', async () => {
  const company = await aCompany('Many deltas');
  await recordTestExpense(company);
  const [first] = await asSuperuser<{ id: string }>(`select id from movement_deltas where company_id = $1 limit 1`, [
    company.companyId,
  ]);
  // Each one that adds is followed by one that takes away, so that the counters stay those of the expense.
  await asSuperuser(
    `insert into movement_deltas select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(),
       'count', case when n % 2 = 0 then 1 else -1 end, 'minor', 0, 'base_minor', 0,
       'receipts_missing', 0, 'without_receipt', 0))).*
     from movement_deltas d, generate_series(1, 4002) n where d.id = $1`,
    [first?.id],
  );
  expect(await foldCountersOf(worker(company.companyId))).toBeGreaterThan(4002);
  expect(await asSuperuser(`select id from movement_deltas where company_id = $1`, [company.companyId])).toEqual([]);
  expect(await differences(company.companyId)).toEqual([]);
});

test('an employee sees the counters of their own expenses only, before and after a fold', async () => {
  const company = await aCompany('Two spenders');
  const employee = await aMember(company, 'employee');
  await recordTestExpense(company);
  await recordTestExpense(employee);
  const read = async (who: Viewer, month?: string) =>
    Object.values(
      await inScope(who, (tx) => countersIn(tx, who, { months: month === undefined ? undefined : [month] })),
    ).reduce((sum, { count }) => sum + count, 0);
  const [at] = await asSuperuser<{ month: string }>(
    `select left(day, 7) as month from movements where company_id = $1`,
    [company.companyId],
  );
  for (const fold of [false, true]) {
    if (fold) await foldCounters({ most: 0 });
    expect([await read(employee), await read(company)]).toEqual([1, 2]);
    expect([await read(employee, at?.month), await read(company, at?.month)]).toEqual([1, 2]);
  }
});

test('counters that were damaged are found and rebuilt', async () => {
  const company = await aCompany('Damaged');
  await recordTestExpense(company);
  await foldCounters({ most: 0 });
  await recordTestExpense(company);
  expect(await differences(company.companyId)).toEqual([]);
  await asSuperuser(`update movement_totals set count = count + 5 where company_id = $1 and person_id is null`, [
    company.companyId,
  ]);
  await asSuperuser(`delete from movement_deltas where company_id = $1 and category_id is null`, [company.companyId]);
  expect((await differences(company.companyId)).length).toBeGreaterThan(0);
  await inScope(worker(company.companyId), (tx) => rebuildCounters(tx, company.companyId));
  expect(await differences(company.companyId)).toEqual([]);
  const counts = await inScope(company, (tx) => countersIn(tx, company));
  expect(Object.values(counts).reduce((sum, { count }) => sum + count, 0)).toBe(2);
});
