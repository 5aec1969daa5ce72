import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listBankLines } from '@/lib/data/bank-line/lines';
import { addDays } from '@/lib/domain/day';
import { toDecimal } from '@/lib/domain/money';
import { linesInPackage, linesSent } from '@/lib/testing/bank-line/feed';
import { recordTestExpense, todayFor } from '@/lib/testing/expenses';
import { removeJobs } from '@/lib/testing/jobs';
import { connectionIdOf, type LinkedCompany, linkedCompany, sync } from '@/lib/testing/linked-company';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { bankOf } from '@/lib/testing/transfer/transfers';
import { spawnChild } from '@/scripts/process/spawn-child.js';
import { startFeed, stopFeed } from './feed-setting';
import { sendBankLines } from './send-lines';

let codat: TestCodat;
let company: LinkedCompany;
beforeAll(async () => {
  codat = await startTestCodat();
  company = await linkedCompany(codat);
});
afterAll(() => codat.close());

test('the lines of movements are sent once, in order and with their balance, also when the job runs again or the database was restored', async () => {
  const { viewer } = company;
  const bank = company.books.bankAccounts.find(({ currency }) => currency === 'GBP');
  const ref = bank?.ref ?? bankOf(company, 'GBP').ref;
  const today = todayFor(viewer);
  const travel = company.categories.get('Travel');
  const first = await recordTestExpense(viewer, { categoryId: travel, day: addDays(today, -3) });
  await sync(codat, company, [first]);
  await startFeed(viewer, { ref, from: addDays(today, -30), otherIsOff: true });
  await linesSent(company);
  const second = await recordTestExpense(viewer, { categoryId: travel, day: addDays(today, -5) });
  const refund = await recordTestExpense(viewer, { categoryId: travel, day: addDays(today, -2), type: 'refund' });
  await sync(codat, company, [second, refund]);
  await linesSent(company);
  const key = { connectionId: await connectionIdOf(viewer), bankAccountRef: ref };
  const { rows } = await listBankLines(viewer, key, {});
  expect(rows.map(({ movementId }) => movementId)).toEqual([refund, first, second]);
  expect(rows.map(({ amount }) => amount.minor > 0n)).toEqual([true, false, false]);
  const before = await linesInPackage(codat, company, ref);
  expect(before).toHaveLength(3);
  expect(before.map(({ amount }) => amount).toSorted()).toEqual(
    rows.map(({ amount }) => Number(toDecimal(amount))).toSorted(),
  );

  await sendBankLines({ companyId: viewer.companyId });
  await linesSent(company);
  expect(await linesInPackage(codat, company, ref)).toEqual(before);

  // A backup from before the lines were sent: they are stored again under the same ids, and found in the package. The line
  // of a movement that was written since is sent.
  await stopFeed(viewer, ref);
  const late = await recordTestExpense(viewer, { categoryId: travel, day: addDays(today, -1) });
  await sync(codat, company, [late]);
  const lines = `company_id = '${viewer.companyId}' and product = 'bank_transactions'`;
  await asSuperuser(`update bank_lines set latest_item_id = null where company_id = $1`, [viewer.companyId]);
  await asSuperuser(`delete from sync_items where line_id is not null and company_id = $1`, [viewer.companyId]);
  await asSuperuser(`delete from exchanges where sync_id in (select id from syncs where ${lines})`);
  await asSuperuser(`delete from syncs where ${lines}`);
  await asSuperuser(`delete from bank_lines where company_id = $1 and source = 'movement'`, [viewer.companyId]);
  await startFeed(viewer, { ref, from: addDays(today, -30), otherIsOff: true });
  await linesSent(company);
  const restored = await linesInPackage(codat, company, ref);
  expect(restored.slice(0, 3)).toEqual(before);
  expect(restored.slice(3)).toMatchObject([{ writes: 1 }]);
  expect((await listBankLines(viewer, key, {})).rows.map(({ movementId }) => movementId)).toEqual([
    late,
    refund,
    first,
    second,
  ]);

  await stopFeed(viewer, ref);
  const after = await recordTestExpense(viewer, { categoryId: travel });
  await sync(codat, company, [after]);
  await linesSent(company);
  expect(await linesInPackage(codat, company, ref)).toEqual(restored);
});

test.each(['before', 'after'] as const)(
  'a line is sent once when the answer is lost %s Codat took it',
  async (when) => {
    const { viewer } = company;
    const ref = bankOf(company, 'GBP').ref;
    const today = todayFor(viewer);
    await startFeed(viewer, { ref, from: addDays(today, -30), otherIsOff: true });
    await linesSent(company);
    const before = await linesInPackage(codat, company, ref);
    const id = await recordTestExpense(viewer, {
      categoryId: company.categories.get('Travel'),
      day: addDays(today, -1),
    });
    await codat.faults({
      operation: 'create-bank-transactions',
      kind: 'status500',
      times: 1,
      ...(when === 'after' && { when }),
    });
    await sync(codat, company, [id]);
    await linesSent(company);
    await codat.faults();
    const after = await linesInPackage(codat, company, ref);
    const added = after.filter((line) => before.every((known) => known.id !== line.id));
    expect([added.length, after.length]).toEqual([1, before.length + 1]);
    expect(added.map(({ writes }) => writes)).toEqual([1]);
  },
);

/** Runs the lane of a company in another process until it is killed. */
function startLaneProcess({ viewer }: LinkedCompany) {
  const args = ['--conditions=react-server', '--import', 'tsx', 'lib/testing/lane-process.ts', viewer.companyId];
  return spawnChild(args, { env: process.env, output: 'inherit' });
}

describe('a worker that is killed between the request and the response', () => {
  test.each([
    { when: 'after', isKeyExpired: false },
    { when: 'before', isKeyExpired: true },
    { when: 'after', isKeyExpired: true },
  ] as const)('writes each line once: $when Codat took it, key expired: $isKeyExpired', async (given) => {
    const { viewer } = company;
    const ref = bankOf(company, 'GBP').ref;
    await stopFeed(viewer, ref);
    const before = await linesInPackage(codat, company, ref);
    const ids = await Promise.all(
      [-1, -2].map((days) =>
        recordTestExpense(viewer, {
          categoryId: company.categories.get('Travel'),
          day: addDays(todayFor(viewer), days),
        }),
      ),
    );
    await sync(codat, company, ids);
    await startFeed(viewer, { ref, from: addDays(todayFor(viewer), -30), otherIsOff: true });
    await removeJobs('run-lane', viewer.companyId);
    await sendBankLines({ companyId: viewer.companyId });
    const worker = startLaneProcess(company);
    const killed = once(worker, 'exit');
    const meanwhile = () => {
      worker.kill('SIGKILL');
      return killed;
    };
    codat.proxy.inject({ kind: 'held', path: /\/bankTransactions$/, method: 'POST', when: given.when, meanwhile });
    expect(await killed).toEqual([null, 'SIGKILL']);
    const open = await asSuperuser<{ state: string }>(
      `select state from syncs where company_id = $1 and product = 'bank_transactions' and state <> 'settled'`,
      [viewer.companyId],
    );
    expect(open).toEqual([{ state: 'sending' }]);
    await asSuperuser(`update lanes set lease_until = now() - interval '1 second' where company_id = $1`, [
      viewer.companyId,
    ]);
    if (given.isKeyExpired)
      await asSuperuser(
        `update syncs set key_used_at = now() - interval '2 hours' where company_id = $1 and state = 'sending'`,
        [viewer.companyId],
      );
    await linesSent(company);
    const after = await linesInPackage(codat, company, ref);
    expect(after.length).toBe(before.length + 2);
    expect(new Set(after.map(({ writes }) => writes))).toEqual(new Set([1]));
    expect(
      await listBankLines(viewer, { connectionId: await connectionIdOf(viewer), bankAccountRef: ref }, {}),
    ).toEqual(
      expect.objectContaining({
        rows: expect.arrayContaining(ids.map((id) => expect.objectContaining({ movementId: id }))),
      }),
    );
    await sendBankLines({ companyId: viewer.companyId });
    await linesSent(company);
    expect(await linesInPackage(codat, company, ref)).toEqual(after);
  });
});
