import { beforeAll, describe, expect, test } from 'vitest';
import { findExpense } from '@/lib/data/expense/expenses';
import { listImports } from '@/lib/data/expense/import/imports';
import { listMovements } from '@/lib/data/expense/list';
import { refundedPayment } from '@/lib/data/expense/refund/refunds';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { RowSelection } from '@/lib/domain/import/preview/preview';
import { listedExpenses, recordTestExpense } from '@/lib/testing/expenses';
import { aCompany, aMember } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { aCard } from '@/lib/testing/transfer/transfers';
import { allNew, importFile, preview } from './testing/import-file';
import { undoImport } from './undo';

let viewer: Viewer;
let visa: string;
let current: string;
beforeAll(async () => {
  ({ viewer, visa, current } = await aTreasury());
});

/** A company with two accounts in pounds and none else. */
async function aTreasury() {
  const owner = await aCompany();
  await asSuperuser('update cards set archived_at = now() where company_id = $1', [owner.companyId]);
  return { viewer: owner, visa: await aCard(owner, 'Visa 4590'), current: await aCard(owner, 'Business current') };
}

const csv = (rows: string) => `Date,Description,Amount\n${rows}\n`;
const into = (of: Viewer, cardId: string, rows: string, selection: RowSelection = allNew) =>
  importFile(of, csv(rows), { choices: { cardId, spending: 'negative' }, selection });
const linesOf = async (of: Viewer, cardId: string, rows: string) =>
  (await preview(of, csv(rows), { cardId, spending: 'negative' })).lines.filter(({ kind }) => kind !== null);
const listed = async (of: Viewer) =>
  (await listMovements(of, {})).rows.map((row) =>
    row.movement === 'transfer'
      ? `${row.from.name} to ${row.to.name} ${row.from.amount.minor}`
      : `${row.type} ${row.merchant} ${row.amount.minor}`,
  );
const undoLast = async (of: Viewer) => {
  const [last] = (await listImports(of, {})).rows;
  return undoImport(of, last?.id ?? '');
};

describe('an import of bank rows', () => {
  test('records transfers, fees, interest, cashback and chargebacks by what they are', async () => {
    const rows =
      '2026-11-02,PAYMENT RECEIVED - THANK YOU,500.00\n2026-11-03,Foreign transaction fee,-2.50\n2026-11-04,Interest charged,-4.10\n2026-11-05,CASHBACK REWARD,3.00\n2026-11-06,Chargeback Quillfeather,36.00\n2026-11-07,Fee’s Bakery,-9.00';
    expect((await linesOf(viewer, visa, rows)).map(({ kind }) => [kind?.is, kind?.accountName])).toEqual([
      ['transfer', 'Business current'],
      ['fee', null],
      ['interest', null],
      ['reward', null],
      ['chargeback', null],
      ['payment', null],
    ]);
    expect(await into(viewer, visa, rows)).toMatchObject({
      state: 'done',
      added: 6,
      kinds: { payment: 3, reward: 1, chargeback: 1, between_accounts: 1 },
      there: 0,
    });
    expect((await listed(viewer)).toSorted()).toEqual([
      'Business current to Visa 4590 50000',
      'chargeback Quillfeather 3600'.replace('Quillfeather', 'Chargeback Quillfeather'),
      'payment Fee’s Bakery 900',
      'payment Foreign transaction fee 250',
      'payment Interest charged 410',
      'reward CASHBACK REWARD 300',
    ]);
    // The same file again has nothing new, and neither has the other account’s file for its side.
    expect(await into(viewer, visa, rows)).toMatchObject({ added: 0, kinds: {} });
    const [side] = await linesOf(viewer, current, '2026-11-01,J Finch,-500.00');
    expect(side).toMatchObject({ state: 'likely' });
    const [told] = await linesOf(viewer, current, '2026-11-01,CREDIT CARD PAYMENT,-500.00');
    expect(told).toMatchObject({ state: 'there', reason: expect.stringMatching(/which is recorded/) });
    expect(await undoLast(viewer)).toEqual({ deleted: {}, kept: {} });
  });

  test('undoing it removes its transfers, and their rows are new again', async () => {
    const company = await aTreasury();
    const rows = '2026-11-02,PAYMENT RECEIVED - THANK YOU,500.00';
    await into(company.viewer, company.visa, rows);
    expect(await undoLast(company.viewer)).toEqual({ deleted: { between_accounts: 1 }, kept: {} });
    expect(await listed(company.viewer)).toEqual([]);
    expect(await linesOf(company.viewer, company.visa, rows)).toMatchObject([{ state: 'new' }]);
    expect(await into(company.viewer, company.visa, rows)).toMatchObject({ kinds: { between_accounts: 1 } });
  });

  test('the two sides in two files become one transfer, and undoing restores the expense', async () => {
    const company = await aTreasury();
    await into(company.viewer, company.current, '2026-11-02,J Finch savings plan,-750.00');
    expect(await listed(company.viewer)).toEqual(['payment J Finch savings plan 75000']);
    const other = '2026-11-04,Ref 12,750.00';
    expect(await linesOf(company.viewer, company.visa, other)).toMatchObject([
      { state: 'new', kind: { is: 'transfer', accountName: 'Business current' } },
    ]);
    expect(await into(company.viewer, company.visa, other)).toMatchObject({ kinds: { between_accounts: 1 } });
    expect(await listed(company.viewer)).toEqual(['Business current to Visa 4590 75000']);
    // The row of the first file is known, although its expense is gone.
    expect(await into(company.viewer, company.current, '2026-11-02,J Finch savings plan,-750.00')).toMatchObject({
      added: 0,
      kinds: {},
    });
    await asSuperuser(`delete from imports where company_id = $1 and added_count = 0`, [company.viewer.companyId]);
    expect(await undoLast(company.viewer)).toMatchObject({ deleted: { between_accounts: 1 } });
    expect(await listed(company.viewer)).toEqual(['payment J Finch savings plan 75000']);
  });

  test('an expense that a person recorded by hand is not replaced: the row asks', async () => {
    const company = await aTreasury();
    await recordTestExpense(company.viewer, {
      cardId: company.current,
      amount: '80.00',
      merchant: 'J Finch',
      day: '2026-11-02',
    });
    expect(await linesOf(company.viewer, company.visa, '2026-11-02,Ref 12,80.00')).toMatchObject([
      { state: 'ask', reason: expect.stringMatching(/recorded as an expense/) },
    ]);
    expect(await into(company.viewer, company.visa, '2026-11-02,Ref 12,80.00')).toMatchObject({ added: 0, kinds: {} });
  });

  test('a row that asks is imported as the person decides, and the words are remembered', async () => {
    const company = await aTreasury();
    const third = await aCard(company.viewer, 'Savings');
    const [asked] = await linesOf(company.viewer, company.visa, '2026-11-02,Payment received - thank you,60.00');
    expect(asked).toMatchObject({ state: 'ask', kind: { is: 'transfer', account: null } });
    expect(await into(company.viewer, company.visa, '2026-11-02,Payment received - thank you,60.00')).toMatchObject({
      added: 0,
      kinds: {},
    });
    const decision = { is: 'transfer' as const, account: `card:GBP:${third}` };
    const words = [{ words: asked?.kind?.words ?? '', decision }];
    const done = await into(company.viewer, company.visa, '2026-11-02,Payment received - thank you,60.00', {
      ...allNew,
      words,
    });
    expect(done).toMatchObject({ kinds: { between_accounts: 1 } });
    // Another file, with other titles.
    const next = await preview(company.viewer, 'Day;Text;Value\n2026-11-12;PAYMENT RECEIVED THANK YOU;70.00\n', {
      cardId: company.visa,
      spending: 'negative',
    });
    expect(next.lines.find(({ kind }) => kind)).toMatchObject({
      state: 'new',
      kind: { is: 'transfer', accountName: 'Savings' },
    });
    const row = await into(company.viewer, company.visa, '2026-11-13,Quillfeather,-5.00', {
      ...allNew,
      lines: [{ line: 2, decision: { is: 'fee', account: null } }],
    });
    expect(row).toMatchObject({ added: 1 });
  });

  test('an employee records no transfer', async () => {
    const employee = await aMember(viewer, 'employee');
    const rows = '2026-11-20,PAYMENT RECEIVED - THANK YOU,91.00';
    expect(await linesOf(employee, visa, rows)).toMatchObject([{ state: 'ask' }]);
    expect(
      await into(employee, visa, rows, {
        ...allNew,
        lines: [{ line: 2, decision: { is: 'transfer', account: `card:GBP:${current}` } }],
      }),
    ).toMatchObject({ added: 0, kinds: {} });
  });
});

test('an imported refund is linked to the only payment with enough left', async () => {
  const company = await aTreasury();
  await into(
    company.viewer,
    company.visa,
    '2026-11-09,Quillfeather,30.00\n2026-11-02,Quillfeather,-120.00\n2026-11-03,Bramble,-40.00\n2026-11-01,Bramble,-40.00\n2026-11-04,Bramble,40.00',
  );
  const expenses = await listedExpenses(company.viewer);
  const refund = (merchant: string) =>
    expenses.find((row) => row.merchant === merchant && row.type === 'refund')?.id ?? '';
  const found = await refundedPayment(company.viewer, refund('Quillfeather'));
  expect(found?.totals.rest).toEqual({ minor: 9000n, currency: 'GBP' });
  // Two payments fit, so the page of the refund suggests both.
  expect(await refundedPayment(company.viewer, refund('Bramble'))).toBeNull();
  expect(await findExpense(company.viewer, refund('Bramble'))).toMatchObject({ type: 'refund' });
});
