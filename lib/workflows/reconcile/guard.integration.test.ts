import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { inScope } from '@/lib/data/db';
import { expenseDetail } from '@/lib/data/expense/detail';
import { projectMovements } from '@/lib/data/movement/project';
import { bookedQuestion, keepApart, linkBooked } from '@/lib/data/reconcile/answer';
import { requestRecords } from '@/lib/data/reconcile/request';
import { findTransfer } from '@/lib/data/transfer/transfers';
import { addDays } from '@/lib/domain/day';
import { recordTestExpense, todayFor } from '@/lib/testing/expenses';
import { runJobs, waitingJobs } from '@/lib/testing/jobs';
import { type LinkedCompany, linkedCompany, settled, sync } from '@/lib/testing/linked-company';
import { bookkeeperOf } from '@/lib/testing/reconcile/books-records';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { aCard, bankOf, mapCard, recordTestTransfer } from '@/lib/testing/transfer/transfers';
import { requestSync } from '@/lib/workflows/sync/request';

let codat: TestCodat;
let company: LinkedCompany;
let bookkeeper: Awaited<ReturnType<typeof bookkeeperOf>>;
let today: string;
const day = (ago: number) => addDays(today, -ago);

beforeAll(async () => {
  codat = await startTestCodat();
  company = await linkedCompany(codat);
  bookkeeper = await bookkeeperOf(company);
  today = todayFor(company.viewer);
});
afterAll(() => codat.close());

const read = async ({ viewer } = company, { key } = bookkeeper) => {
  await inScope(viewer, (tx) => requestRecords(tx, viewer.companyId, key.connectionId));
  for (let left = 200; left > 0 && (await waitingJobs('read-records')).length > 0; left -= 1)
    await runJobs('read-records');
};
/** How many records of this amount the books have, with those that Outlay did not write. */
const booked = async (amount: number): Promise<number> => {
  const ledger = z.looseObject({ records: z.array(z.looseObject({ totalAmount: z.number() })) });
  const { records } = ledger.parse(await codat.control('GET', `ledger/${company.codatCompanyId}`));
  return records.filter(({ totalAmount }) => totalAmount === amount).length;
};

test('a movement that a record explains is not sent: it is linked, or sent after the answer that it is another one', async () => {
  const [supplier] = company.books.suppliers;
  const record = await bookkeeper.enter({ day: day(50), amount: 33.3 });
  await read();
  const change = { categoryId: company.categories.get('Travel'), merchant: supplier?.name, amount: '33.30' };
  const ids = [
    await recordTestExpense(company.viewer, { ...change, day: day(49) }),
    await recordTestExpense(company.viewer, { ...change, day: day(51) }),
    await recordTestExpense(company.viewer, { ...change, day: day(45) }),
  ];
  const [linked = '', another = '', free = ''] = ids;
  const asked = await requestSync(company.viewer, ids);
  expect(asked.skipped.map(({ expenseId, reason }) => [expenseId, /in the books already/.test(reason)]).sort()).toEqual(
    [linked, another].map((id) => [id, true]).sort(),
  );
  await runJobs();
  await settled(codat, company);
  const statusOf = async (id: string) => (await expenseDetail(company.viewer, id))?.expense;
  expect(await statusOf(free)).toMatchObject({ status: 'synced' });
  expect(await statusOf(linked)).toMatchObject({ status: 'incomplete', issues: [{ code: 'may-be-booked' }] });
  expect(await bookedQuestion(company.viewer, linked)).toMatchObject({ answer: null, records: [{ minor: -3330n }] });

  await linkBooked(company.viewer, linked);
  await linkBooked(company.viewer, linked);
  expect(await statusOf(linked)).toMatchObject({ status: 'synced', issues: [] });
  await expect(linkBooked(company.viewer, another)).rejects.toThrow('belongs to another movement');
  await keepApart(company.viewer, another);
  expect(await statusOf(another)).toMatchObject({ status: 'ready' });
  await sync(codat, company, [another]);
  expect(await booked(33.3)).toBe(3);

  await bookkeeper.remove(record);
  await read();
  expect(await statusOf(linked)).toMatchObject({
    status: 'incomplete',
    issues: [{ message: expect.stringMatching(/was deleted/) }],
  });
});

test('records that Outlay wrote raise no alarm for equal movements', async () => {
  const equal = { categoryId: company.categories.get('Travel'), amount: '12.50', day: day(5) };
  await sync(codat, company, [await recordTestExpense(company.viewer, equal)]);
  await read();
  await sync(codat, company, [await recordTestExpense(company.viewer, equal)]);
});

test('a movement whose own record is in the books is linked by itself, and written once', async () => {
  const { viewer } = company;
  const id = await recordTestExpense(viewer, {
    categoryId: company.categories.get('Travel'),
    amount: '64.10',
    day: day(6),
  });
  await sync(codat, company, [id]);
  await read();
  // As after a restore of a backup from before the sync.
  await asSuperuser(`update movements set synced_revision = null, latest_item_id = null where id = $1`, [id]);
  await asSuperuser(`delete from sync_items where movement_id = $1`, [id]);
  await inScope(viewer, (tx) => projectMovements(tx, viewer.companyId, [id]));
  const { skipped } = await requestSync(viewer, [id]);
  expect(skipped).toMatchObject([{ expenseId: id, reason: expect.stringMatching(/Outlay linked it/) }]);
  expect((await expenseDetail(viewer, id))?.expense).toMatchObject({ status: 'synced', issues: [] });
  expect(await bookedQuestion(viewer, id)).toMatchObject({ answer: 'linked', answeredBy: null });
  expect(await booked(64.1)).toBe(1);
});

test('a transfer that was entered by hand is asked about, and is linked or kept apart', async () => {
  const { viewer } = company;
  const card = await aCard(viewer, 'Visa 4590');
  const to = bankOf(company, 'GBP', 1).ref;
  await mapCard(company, card, to);
  await bookkeeper.transfer({ day: day(14), amount: 210, to });
  await read();
  const from = `bank:GBP:${bookkeeper.key.bankAccountRef}`;
  const topUp = (ago: number) => recordTestTransfer(company, card, { from, amount: '210.00', day: day(ago) });
  const [linked, another] = [await topUp(15), await topUp(12)];
  const asked = await requestSync(viewer, [linked, another]);
  expect(asked).toMatchObject({ queuedCount: 0, skippedTransfers: 2 });
  expect(await findTransfer(viewer, linked)).toMatchObject({
    status: 'incomplete',
    issues: [{ code: 'may-be-booked' }],
  });
  expect(await bookedQuestion(viewer, linked)).toMatchObject({ choices: [[{}, {}]], records: [{}, {}] });
  await linkBooked(viewer, linked);
  expect(await findTransfer(viewer, linked)).toMatchObject({ status: 'synced', issues: [] });
  await keepApart(viewer, another);
  expect(await findTransfer(viewer, another)).toMatchObject({ status: 'ready' });
});

test('transfers of Outlay raise no alarm for equal ones, although no package keeps an id of Outlay on them', async () => {
  const card = await aCard(company.viewer, 'Visa 4591');
  await mapCard(company, card, bankOf(company, 'GBP', 1).ref);
  const topUp = (ago: number) => recordTestTransfer(company, card, { amount: '330.00', day: day(ago) });
  await sync(codat, company, [await topUp(12)]);
  await read();
  // One of the same day, and one that recurs three days later.
  await sync(codat, company, [await topUp(12), await topUp(9)]);
});

test('where the package keeps no reference, what Outlay wrote raises no alarm', async () => {
  const freeAgent = await linkedCompany(codat, 'freeagent', 'juniper-creative');
  const { viewer, categories } = freeAgent;
  const books = await bookkeeperOf(freeAgent);
  const spend = (ago: number) =>
    recordTestExpense(viewer, { categoryId: categories.get('Travel'), amount: '12.50', day: day(ago) });
  const first = await spend(8);
  await sync(codat, freeAgent, [first]);
  await read(freeAgent, books);
  const records = await inScope(viewer, (tx) =>
    tx.bookRecord.findMany({ where: { companyId: viewer.companyId, amountMinor: -1250n } }),
  );
  expect(records).toMatchObject([{ movementId: first }]);
  // Equal on the same day, and recurring three days later.
  await sync(codat, freeAgent, [await spend(8), await spend(5)]);
  // The record was read before Outlay knew that it was written, and has no movement.
  await asSuperuser(`update book_records set movement_id = null where company_id = $1`, [viewer.companyId]);
  await sync(codat, freeAgent, [await spend(8)]);
});
