import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attentionOf } from '@/lib/data/expense/attention';
import { exportExpenses } from '@/lib/data/expense/export';
import { countMovements, listMovements } from '@/lib/data/expense/list';
import { preflightPage } from '@/lib/data/expense/preflight';
import { spendingIn } from '@/lib/data/expense/spending';
import { newId } from '@/lib/data/id';
import { checkPage } from '@/lib/data/movement/check';
import { historyOf } from '@/lib/data/sync/history';
import type { Viewer } from '@/lib/domain/company/viewer';
import { monthOf } from '@/lib/domain/day';
import type { ExpenseFilter } from '@/lib/domain/expense/filter';
import { statementsOf } from '@/lib/testing/database/statements';
import { recordTestExpense, todayFor } from '@/lib/testing/expenses';
import { type LinkedCompany, linkedCompany } from '@/lib/testing/linked-company';
import { aMember } from '@/lib/testing/people';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { aCard, bankOf, mapCard, recordTestTransfer, transferOf } from '@/lib/testing/transfer/transfers';
import { transferDetail } from './detail';
import { markInBooks, undoMark } from './mark';
import { addTransfer, changeTransfer, findTransfer, removeTransfer } from './transfers';

let codat: TestCodat;
let company: LinkedCompany;
let viewer: Viewer;
let card: string;

beforeAll(async () => {
  codat = await startTestCodat();
  company = await linkedCompany(codat);
  ({ viewer } = company);
  card = await aCard(viewer, 'Visa 4590');
  await mapCard(company, card, bankOf(company, 'GBP', 1).ref);
});
afterAll(() => codat.close());

const recorded = (change: Readonly<Record<string, unknown>> = {}) => recordTestTransfer(company, card, change);
const statusOf = async (id: string) => {
  const found = await findTransfer(viewer, id);
  return found && [found.status, found.issues.map(({ code }) => code)];
};

describe('recording', () => {
  test('stores a top-up once, ready to sync', async () => {
    const input = transferOf(company, card);
    await addTransfer(viewer, input);
    await addTransfer(viewer, input);
    expect(await statusOf(input.id)).toEqual(['ready', []]);
    await expect(addTransfer(viewer, { ...input, note: 'Other' })).rejects.toThrow(/recorded a moment ago/);
  });

  test('refuses the account of another company, and a currency that the account does not have', async () => {
    await expect(recorded({ to: `card:GBP:${newId()}` })).rejects.toThrow(/no longer there/);
    await expect(recorded({ to: `card:EUR:${card}`, toAmount: '10' })).rejects.toThrow(/no longer there/);
  });

  test('says that both accounts are one bank account in the books', async () => {
    const other = await aCard(viewer, 'Visa 1111');
    await mapCard(company, other, bankOf(company, 'GBP', 1).ref);
    expect(await statusOf(await recorded({ from: `card:GBP:${other}` }))).toEqual([
      'incomplete',
      ['same-bank-account'],
    ]);
  });

  test('says that Xero takes no transfer between two currencies', async () => {
    const foreign = company.books.bankAccounts.find(({ currency }) => currency !== 'GBP' && currency !== '');
    if (!foreign) throw new Error('the books have no account in another currency');
    const id = await recorded({ from: `bank:${foreign.currency}:${foreign.ref}`, amount: '120', toAmount: '100' });
    expect(await statusOf(id)).toEqual(['incomplete', ['currency-not-taken']]);
    await removeTransfer(viewer, id);
    expect(await findTransfer(viewer, id)).toBeNull();
  });

  test('changes a transfer, and refuses a change that another person has overtaken', async () => {
    const id = await recorded();
    const change = { ...transferOf(company, card, { id, amount: '70.00' }), revision: 1 };
    await changeTransfer(viewer, change);
    expect((await findTransfer(viewer, id))?.from.amount.minor).toBe(7000n);
    await expect(changeTransfer(viewer, { ...change, note: 'x' })).rejects.toThrow(/Somebody changed/);
    await removeTransfer(viewer, id);
  });
});

describe('lists', () => {
  test('show transfers beside expenses, filtered by kind and by both cards, with exact counts', async () => {
    const id = await recorded({ note: 'Zebra float' });
    const expense = await recordTestExpense(viewer, { merchant: 'Zebra Ltd', cardId: card });
    const ids = async (filter: Parameters<typeof listMovements>[1]) =>
      (await listMovements(viewer, filter)).rows.map((row) => row.id).filter((each) => each === id || each === expense);
    const count = async (filter: Parameters<typeof listMovements>[1]) => [
      (await countMovements(viewer, filter)).all.count,
      (await listMovements(viewer, filter)).rows.length,
    ];
    expect((await ids({})).sort()).toEqual([id, expense].sort());
    expect(await ids({ kind: 'transfer' })).toEqual([id]);
    expect(await ids({ kind: 'expense' })).toEqual([expense]);
    expect((await ids({ card })).sort()).toEqual([id, expense].sort());
    expect((await ids({ text: 'zebra' })).sort()).toEqual([id, expense].sort());
    expect(await ids({ text: 'top-up' })).toEqual([id]);
    expect(await ids({ text: 'zebra', card, kind: 'transfer' })).toEqual([id]);
    expect(await ids({ receipt: 'missing' })).toEqual([expense]);
    for (const filter of [
      {},
      { kind: 'transfer' },
      { kind: 'expense' },
      { card },
      { card, kind: 'transfer' },
      { text: 'zebra', card },
    ] as const) {
      const [counted, listed] = await count(filter);
      expect(counted, JSON.stringify(filter)).toBe(listed);
    }
  });

  test('count a ready transfer in tasks and the check before syncing, and never as spending', async () => {
    const before = await attentionOf(viewer);
    const month = monthOf(todayFor(viewer));
    const spent = async () => (await spendingIn(viewer, { month, before: month })).month.totalMinor;
    const spentBefore = await spent();
    const id = await recorded();
    const { sums, rows } = await preflightPage(viewer, { ids: [id], outcomes: ['ready'], page: 1 });
    expect(sums.ready).toMatchObject({
      count: 1,
      totals: [{ out: { minor: 0n }, in: { minor: 0n }, moved: { minor: 50_000n } }],
    });
    expect(rows).toMatchObject([{ transfer: { id }, result: { outcome: 'ready' } }]);
    expect(await spent()).toBe(spentBefore);
    expect(before.ready).toBeGreaterThan(0);
  });

  test('are exported with both accounts', async () => {
    const id = await recorded({ note: 'Export float' });
    const rows = [];
    for await (const part of exportExpenses(viewer, { text: 'export float' } as ExpenseFilter)) rows.push(...part);
    expect(rows).toMatchObject([
      {
        id,
        merchant: 'Top-up',
        type: null,
        note: 'Export float',
        card: bankOf(company, 'GBP').name,
        transfer: { to: 'Visa 4590', received: { minor: 50_000n, currency: 'GBP' } },
      },
    ]);
  });

  test('read transfers with the statement that reads the expenses', async () => {
    const id = await recorded();
    const expense = await recordTestExpense(viewer, { cardId: card });
    const both = [id, expense];
    const page = { outcomes: ['ready', 'not ready'], page: 1 } as const;
    await preflightPage(viewer, { ids: both, ...page });
    const statements = async (work: () => Promise<unknown>) =>
      (await statementsOf(work)).filter((text) => !text.includes('pg_notify')).length;
    expect(await statements(() => listMovements(viewer, {}))).toBe(1);
    expect(await statements(() => countMovements(viewer, { card }))).toBe(1);
    const ofExpense = await statements(() => preflightPage(viewer, { ids: [expense], ...page }));
    expect(await statements(() => preflightPage(viewer, { ids: both, ...page }))).toBe(ofExpense);
    expect(await statements(() => preflightPage(viewer, { ids: null, ...page }))).toBe(ofExpense + 1);
    expect(await statements(() => transferDetail(viewer, id))).toBe(3);
  });

  test('show no transfer to an employee', async () => {
    const employee = await aMember(viewer, 'employee');
    const id = await recorded();
    expect((await listMovements(employee, {})).rows).toEqual([]);
    expect(await findTransfer(employee, id)).toBeNull();
    expect((await countMovements(employee, {})).all.count).toBe(0);
  });
});

describe('a transfer entered by hand', () => {
  test('counts as in the books, until the mark is undone', async () => {
    const id = await recorded();
    await markInBooks(viewer, id, 'TRF-1');
    expect(await statusOf(id)).toEqual(['synced', []]);
    expect((await findTransfer(viewer, id))?.mark).toMatchObject({ reference: 'TRF-1', by: viewer.name });
    await expect(
      changeTransfer(viewer, { ...transferOf(company, card, { id, amount: '1' }), revision: 1 }),
    ).rejects.toThrow(/Undo the mark/);
    await expect(removeTransfer(viewer, id)).rejects.toThrow(/never sent/);
    await undoMark(viewer, id);
    await undoMark(viewer, id);
    expect(await statusOf(id)).toEqual(['ready', []]);
    const { rows } = await historyOf(viewer, id);
    expect(rows.map(({ action }) => action)).toEqual(['transfer.unmarked', 'transfer.marked', 'transfer.recorded']);
  });
});

test('the stored statuses are those of the rule', async () => {
  const { differences } = await checkPage(
    { companyId: viewer.companyId, userId: viewer.userId, role: 'owner' },
    { after: null, repair: false },
  );
  expect(differences).toEqual([]);
});
