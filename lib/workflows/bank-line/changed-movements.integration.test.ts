import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountPage } from '@/lib/data/bank-line/account-page';
import { sendCorrectingLine } from '@/lib/data/bank-line/correct';
import { enqueueBankLines } from '@/lib/data/bank-line/holding';
import { inScope } from '@/lib/data/db';
import { changeExpense, findExpense } from '@/lib/data/expense/expenses';
import { changeMapping } from '@/lib/data/mapping/change';
import { currentMapping } from '@/lib/data/mapping/mappings';
import { reconcileDifference } from '@/lib/data/reconcile/difference';
import { listReconcile, reconcileSummary } from '@/lib/data/reconcile/page';
import { requestRecords } from '@/lib/data/reconcile/request';
import { findFailedLine, listFailedLines } from '@/lib/data/support/failed-lines';
import { correctingMinor } from '@/lib/domain/bank-line/line-change';
import { canBePaidIn, isInUse } from '@/lib/domain/books/books';
import { addDays } from '@/lib/domain/day';
import { linesInPackage, linesSent } from '@/lib/testing/bank-line/feed';
import { expenseOf, recordTestExpense, todayFor } from '@/lib/testing/expenses';
import { removeJobs, runJobs, waitingJobs } from '@/lib/testing/jobs';
import { connectionIdOf, type LinkedCompany, linkedCompany, sync } from '@/lib/testing/linked-company';
import { storeLines } from '@/lib/testing/reconcile/bank-lines';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { bankOf } from '@/lib/testing/transfer/transfers';
import { startFeed } from './feed-setting';

/** Each of these waits for several batches. */
const slow = { timeout: 120_000 };
let codat: TestCodat;
let company: LinkedCompany;
let key: { readonly companyId: string; readonly connectionId: string; readonly bankAccountRef: string };
const account = () => {
  const { companyId: _, ...account } = key;
  return { ...account, currency: 'GBP' };
};
const edit = async (id: string, amount: string) => {
  const revision = (await findExpense(company.viewer, id))?.revision;
  await changeExpense(company.viewer, expenseOf(company.viewer, travel({ id, amount, revision })));
};

beforeAll(async () => {
  codat = await startTestCodat();
  company = await linkedCompany(codat, 'quickbooks-online', 'solent-chandlers');
  const { viewer } = company;
  const { ref } = bankOf(company, 'GBP');
  key = { companyId: viewer.companyId, connectionId: await connectionIdOf(viewer), bankAccountRef: ref };
  await startFeed(viewer, { ref, from: addDays(todayFor(viewer), -7), otherIsOff: true });
  await linesSent(company);
  const dollars = company.books.suppliers.find((supplier) => isInUse(supplier) && canBePaidIn(supplier, 'USD'));
  await changeMapping(viewer, (await currentMapping(viewer)).number, (mapping) => ({
    ...mapping,
    defaults: {
      ...mapping.defaults,
      byCurrency: { USD: { bankAccountRef: null, supplierRef: dollars?.ref ?? null } },
    },
  }));
});
afterAll(() => codat.close());

const travel = (change: Readonly<Record<string, unknown>>) => ({
  categoryId: company.categories.get('Travel'),
  day: todayFor(company.viewer),
  ...change,
});
const linesOf = async (movementId: string) => {
  const page = await accountPage(company.viewer, key.bankAccountRef, {});
  return {
    lines: page?.lines.rows.filter((line) => line.movementId === movementId) ?? [],
    change: page?.changes.get(movementId),
  };
};
/** The lines that the package got since `before`. */
const added = async (before: readonly { readonly id: string }[]) =>
  (await linesInPackage(codat, company, key.bankAccountRef)).filter((line) => before.every(({ id }) => id !== line.id));
const readRecords = async () => {
  await inScope(company.viewer, (tx) => requestRecords(tx, key.companyId, key.connectionId));
  for (let left = 200; left > 0 && (await waitingJobs('read-records')).length > 0; left -= 1)
    await runJobs('read-records');
  await runJobs();
};

test(
  'a payment in another currency is a line of the amount that the books have, with what was paid',
  slow,
  async () => {
    const before = await linesInPackage(codat, company, key.bankAccountRef);
    const id = await recordTestExpense(company.viewer, travel({ amount: '100.00', currency: 'USD', rate: '0.771234' }));
    await removeJobs('read-records', key.companyId);
    await sync(codat, company, [id]);
    await linesSent(company);
    expect((await linesOf(id)).lines).toEqual([]);
    // The amount is known once the record was read, which the sync has requested.
    expect(await waitingJobs('read-records')).not.toEqual([]);
    await readRecords();
    await linesSent(company);
    expect((await linesOf(id)).lines).toMatchObject([
      { amount: { minor: -7712n, currency: 'GBP' }, original: { minor: -10_000n, currency: 'USD' } },
    ]);
    expect(await added(before)).toMatchObject([{ amount: -77.12, writes: 1 }]);
  },
);

test(
  'a line that was not sent follows its movement, and a line that was sent gets a correcting line once',
  slow,
  async () => {
    const { viewer } = company;
    const before = await linesInPackage(codat, company, key.bankAccountRef);
    const id = await recordTestExpense(viewer, travel({ amount: '50.00' }));
    await sync(codat, company, [id]);
    await linesSent(company);
    expect((await linesOf(id)).change).toBeUndefined();
    await edit(id, '45.00');
    await sync(codat, company, [id]);
    await linesSent(company);
    const { lines, change } = await linesOf(id);
    expect(lines).toMatchObject([{ amount: { minor: -5000n } }]);
    expect(change).toMatchObject({ sentMinor: -5000n, nowMinor: -4500n, isDeleted: false });
    await readRecords();
    const days = { from: addDays(todayFor(viewer), -40), to: todayFor(viewer) };
    const difference = await reconcileDifference(viewer, key, days);
    expect(difference.isReconciled).toBe(false);
    expect([...difference.changes.values()]).toEqual([change]);

    const shownMinor = change ? correctingMinor(change) : 0n;
    expect(shownMinor).toBe(500n);
    await expect(sendCorrectingLine(viewer, account(), { movementId: id, shownMinor: 400n })).rejects.toThrow(
      'changed',
    );
    const twoTabs = await Promise.allSettled(
      [1, 2].map(() => sendCorrectingLine(viewer, account(), { movementId: id, shownMinor })),
    );
    expect(twoTabs.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await linesSent(company);
    expect((await added(before)).map(({ amount, writes }) => [amount, writes])).toEqual([
      [-50, 1],
      [5, 1],
    ]);
    expect((await linesOf(id)).change).toBeUndefined();
    await runJobs();
    const [pair] = (await listReconcile(viewer, key, days, 'matched', {})).rows.filter(
      (item) => item.lines.length === 2,
    );
    expect(pair).toMatchObject({ differenceMinor: 0n, records: [{ minor: -4500n }] });
  },
);

test(
  'a record that was deleted in the books is told, and its correcting line leaves nothing to explain',
  slow,
  async () => {
    const { viewer } = company;
    const id = await recordTestExpense(viewer, travel({ amount: '61.00' }));
    await sync(codat, company, [id]);
    await linesSent(company);
    await readRecords();
    await asSuperuser(`update book_records set deleted_at = now(), changed_at = now() where movement_id = $1`, [id]);
    const { change } = await linesOf(id);
    expect(change).toMatchObject({ sentMinor: -6100n, nowMinor: 0n, isDeleted: true });
    await sendCorrectingLine(viewer, account(), { movementId: id, shownMinor: 6100n });
    await linesSent(company);
    await runJobs();
    const { lines } = await linesOf(id);
    expect(lines.map(({ amount }) => amount.minor)).toEqual(expect.arrayContaining([-6100n, 6100n]));
    const days = { from: addDays(todayFor(viewer), -40), to: todayFor(viewer) };
    const { parts } = await reconcileDifference(viewer, key, days);
    const ids = new Set(lines.map((line) => line.id));
    expect(parts.filter((part) => part.lineIds.some((line) => ids.has(line)))).toEqual([]);
  },
);

test('a refused line is shown to support, and follows its movement before it is sent again', slow, async () => {
  const { viewer } = company;
  const before = await linesInPackage(codat, company, key.bankAccountRef);
  const id = await recordTestExpense(viewer, travel({ amount: '71.00' }));
  await codat.faults({ operation: 'create-bank-transactions', kind: 'push-error', message: 'The line is refused.' });
  await sync(codat, company, [id]);
  await linesSent(company);
  await codat.faults();
  const { userId, sessionId, name, email } = viewer;
  await asSuperuser(`insert into staff (user_id, role) values ($1, 'agent')`, [userId]);
  const staff = { userId, sessionId, name, email, staffRole: 'agent' as const };
  const [refused] = (await listFailedLines(staff, {})).rows;
  expect(refused).toMatchObject({
    companyId: viewer.companyId,
    amount: { minor: -7100n },
    package: 'quickbooks-online',
  });
  const failed = await findFailedLine(staff, refused?.id ?? '');
  expect(failed).toMatchObject({ state: 'failed', attempts: [{ state: 'failed', message: 'The line is refused.' }] });
  expect(failed?.payload).toContain(failed?.lineId);
  await edit(id, '72.00');
  await sync(codat, company, [id]);
  await enqueueBankLines({ companyId: viewer.companyId, userId: staff.userId });
  await linesSent(company);
  expect((await listFailedLines(staff, {})).rows).toEqual([]);
  expect((await findFailedLine(staff, refused?.id ?? ''))?.attempts.map(({ state }) => state)).toEqual([
    'synced',
    'failed',
  ]);
  expect((await linesOf(id)).lines).toMatchObject([{ amount: { minor: -7200n } }]);
  expect(await added(before)).toMatchObject([{ amount: -72, writes: 1 }]);
});

test('a line of a movement does not count beside the statement that covers its day', async () => {
  const { viewer } = company;
  const days = { from: todayFor(viewer), to: todayFor(viewer) };
  expect((await reconcileSummary(viewer, key, days)).lines).toBeGreaterThan(1);
  await storeLines(viewer, key, [{ day: todayFor(viewer), minor: -7200n, counterparty: 'GREAT WESTERN' }]);
  expect(await reconcileSummary(viewer, key, days)).toMatchObject({ lines: 1, linesMinor: -7200n });
});
