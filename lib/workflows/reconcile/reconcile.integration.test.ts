import { afterAll, beforeAll, expect, test } from 'vitest';
import { inScope } from '@/lib/data/db';
import { reconcileDifference } from '@/lib/data/reconcile/difference';
import { linkTicked, rejectSuggestion, unlink } from '@/lib/data/reconcile/links';
import { listReconcile, reconcileSummary } from '@/lib/data/reconcile/page';
import { requestRecords } from '@/lib/data/reconcile/request';
import { whyOpen } from '@/lib/data/reconcile/why';
import { addDays } from '@/lib/domain/day';
import type { ReconcileItem, ReconcileTab } from '@/lib/domain/reconcile/list/item';
import { tickedOf } from '@/lib/domain/reconcile/words/ticked-input';
import { recordTestExpense, todayFor } from '@/lib/testing/expenses';
import { runJobs, waitingJobs } from '@/lib/testing/jobs';
import { type LinkedCompany, linkedCompany, sync } from '@/lib/testing/linked-company';
import { storeLines, type TestLine } from '@/lib/testing/reconcile/bank-lines';
import { bookkeeperOf } from '@/lib/testing/reconcile/books-records';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';

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

const read = async () => {
  await inScope(company.viewer, (tx) => requestRecords(tx, company.viewer.companyId, bookkeeper.key.connectionId));
  for (let left = 200; left > 0 && (await waitingJobs('read-records')).length > 0; left -= 1)
    await runJobs('read-records');
};
const lines = (...some: TestLine[]) => storeLines(company.viewer, bookkeeper.key, some);
const days = () => ({ from: day(60), to: day(-1) });
const list = async (tab: ReconcileTab) => (await listReconcile(company.viewer, bookkeeper.key, days(), tab, {})).rows;
const withAmount = async (tab: ReconcileTab, minor: bigint): Promise<ReconcileItem> => {
  const found = (await list(tab)).find((item) => [...item.lines, ...item.records].some((row) => row.minor === minor));
  if (!found) throw new Error(`no entry of ${tab} has the amount ${minor}`);
  return found;
};
const seenOf = ({ lines, records }: ReconcileItem, by: 'proposed' | 'chosen' = 'proposed') => {
  const seen = (rows: ReconcileItem['lines'] | ReconcileItem['records']) =>
    rows.map(({ id, day, minor, currency }) => ({ id, day, minor: minor.toString(), currency }));
  return tickedOf({ lines: seen(lines), records: seen(records) }, bookkeeper.key.bankAccountRef, by);
};

test('a record that Outlay wrote carries its movement, and a certain pair is matched by itself', async () => {
  const expense = await recordTestExpense(company.viewer, {
    categoryId: company.categories.get('Travel'),
    amount: '41.37',
    day: day(10),
  });
  await sync(codat, company, [expense]);
  await bookkeeper.enter({ day: day(12), amount: 77.1 });
  await read();
  await lines({ day: day(9), minor: -4137n, counterparty: 'GREAT WESTERN RAILWAY' });
  expect(await runJobs()).toEqual([]);
  const matched = await withAmount('matched', -4137n);
  expect(matched).toMatchObject({ level: 'certain', records: [{ movement: { id: expense } }], madeBy: null });
  expect(await withAmount('todo', -7710n)).toMatchObject({ records: [{ movement: null }], lines: [] });
});

test('a suggestion is confirmed once by two people, and unlinking keeps the record', async () => {
  await bookkeeper.enter({ day: day(20), amount: 130 });
  await read();
  await lines({ day: day(19), minor: -13_000n, counterparty: 'SOMEBODY ELSE' });
  expect(await runJobs()).toEqual([]);
  const suggestion = await withAmount('suggested', -13_000n);
  expect(suggestion.records).toHaveLength(1);
  const confirm = () => linkTicked(company.viewer, bookkeeper.key, [seenOf(suggestion)]);
  const [one, other] = await Promise.all([confirm(), confirm()]);
  expect([one, other].map(({ linked }) => linked).sort()).toEqual([0, 1]);
  expect([one, other].flatMap(({ skipped }) => skipped.map(({ why }) => why.kind))).toEqual(['linked already']);
  const link = await withAmount('matched', -13_000n);
  await unlink(company.viewer, bookkeeper.key, link.id);
  await unlink(company.viewer, bookkeeper.key, link.id);
  expect(await runJobs()).toEqual([]);
  const open = (await list('todo')).filter((item) =>
    [...item.lines, ...item.records].some(({ minor }) => minor === -13_000n),
  );
  expect(open).toHaveLength(2);
});

test('what changed since it was shown is skipped with the reason', async () => {
  await bookkeeper.enter({ day: day(30), amount: 55.5 });
  await read();
  await lines({ day: day(29), minor: -5550n, counterparty: 'SOMEBODY ELSE' });
  expect(await runJobs()).toEqual([]);
  const item = await withAmount('suggested', -5550n);
  const ticked = seenOf(item);
  const changed = {
    ...ticked,
    seen: { ...ticked.seen, lines: ticked.seen.lines.map((row) => ({ ...row, day: day(1) })) },
  };
  expect(await linkTicked(company.viewer, bookkeeper.key, [changed])).toMatchObject({
    linked: 0,
    skipped: [{ why: { kind: 'day changed' } }],
  });
});

test('a rejected pair is not suggested again, and the row says what is nearest', async () => {
  const item = await withAmount('suggested', -5550n);
  // A person may be looking at a suggestion while the account is matched again.
  await lines({ day: day(33), minor: -1n });
  await runJobs();
  await rejectSuggestion(company.viewer, bookkeeper.key, item.id);
  expect(await runJobs()).toEqual([]);
  expect((await list('suggested')).some(({ lines }) => lines.some(({ minor }) => minor === -5550n))).toBe(false);
  const line = item.lines[0]?.id ?? '';
  const why = await whyOpen(company.viewer, bookkeeper.key, 'line', line);
  expect(why?.nearest?.id).toBe(item.records[0]?.id);
  expect(why?.obstacles.map(({ kind }) => kind)).toContain('rejected');
});

test('a linked record that is deleted in the books opens its line again', async () => {
  const record = await bookkeeper.enter({ day: day(40), amount: 91.22 });
  await read();
  await lines({ day: day(40), minor: -9122n, counterparty: '' });
  expect(await runJobs()).toEqual([]);
  await linkTicked(company.viewer, bookkeeper.key, [seenOf(await withAmount('suggested', -9122n))]);
  await bookkeeper.remove(record);
  await read();
  const open = await withAmount('todo', -9122n);
  expect(open).toMatchObject({ records: [], released: 'The record was deleted in the books.' });
});

test('the difference is split by cause, and its parts add up to it', async () => {
  const difference = await reconcileDifference(company.viewer, bookkeeper.key, days());
  const { linesMinor, recordsMinor } = await reconcileSummary(company.viewer, bookkeeper.key, days());
  expect(difference.minor).toBe(linesMinor - recordsMinor);
  expect(difference.parts.reduce((sum, { minor }) => sum + minor, 0n)).toBe(difference.minor);
  expect(difference.isReconciled).toBe(false);
});
