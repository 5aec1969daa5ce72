import { afterAll, beforeAll, expect, test } from 'vitest';
import { inScope } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import type { NewBankLine } from '@/lib/domain/bank-line/bank-line';
import type { Viewer } from '@/lib/domain/company/viewer';
import { money } from '@/lib/domain/money';
import { type LinkedCompany, linkedCompany } from '@/lib/testing/linked-company';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { insertBankLines } from './insert';
import { type BankLineFilter, listBankLines, readBankLines } from './lines';

let codat: TestCodat;
let company: LinkedCompany;
let viewer: Viewer;
let account: BankLineFilter;
let importId: string;

beforeAll(async () => {
  codat = await startTestCodat();
  company = await linkedCompany(codat);
  ({ viewer } = company);
  account = { connectionId: newId(), bankAccountRef: 'current' };
  importId = newId();
  const { connectionId, bankAccountRef } = account;
  const { companyId, userId: personId } = viewer;
  await inScope(viewer, (tx) =>
    tx.import.create({
      data: {
        id: importId,
        companyId,
        personId,
        target: 'bank_lines',
        connectionId,
        bankAccountRef,
        fileName: 'a.ofx',
        format: 'OFX',
        layout: '',
        state: 'done',
      },
    }),
  );
});
afterAll(() => codat.close());

const aLine = (number: number, change: Partial<NewBankLine> = {}): NewBankLine => ({
  connectionId: account.connectionId,
  bankAccountRef: account.bankAccountRef,
  cardId: null,
  source: 'statement',
  day: `2026-11-${String(1 + (number % 20)).padStart(2, '0')}`,
  amount: money(BigInt(-number), 'GBP'),
  state: 'booked',
  description: `Line ${number}`,
  counterparty: '',
  references: ['A', 'B "quoted"'],
  bankId: null,
  original: money(5n, 'JPY'),
  fee: null,
  balance: money(-900_000_000_000n, 'GBP'),
  movementId: null,
  importId,
  lineKey: String(number),
  ...change,
});
const insert = (lines: readonly NewBankLine[]) => inScope(viewer, (tx) => insertBankLines(tx, viewer.companyId, lines));
const keys = (lines: readonly { readonly lineKey: string }[]) => lines.map(({ lineKey }) => lineKey);

test('stores each line once, and says which were new', async () => {
  expect(keys(await insert([aLine(1), aLine(2)]))).toEqual(['1', '2']);
  expect(keys(await insert([aLine(2, { description: 'Changed' }), aLine(3)]))).toEqual(['3']);
  const [both] = await Promise.all([insert([aLine(4), aLine(5)]), insert([aLine(5), aLine(4)])]);
  expect(both.length === 0 || both.length === 2).toBe(true);
  const { rows } = await listBankLines(viewer, account, {});
  expect(rows.map(({ description }) => description)).toEqual(['Line 5', 'Line 4', 'Line 3', 'Line 2', 'Line 1']);
  const { id: _, createdAt: __, ...first } = rows.at(-1) ?? { id: '', createdAt: null };
  expect(first).toEqual(aLine(1));
});

test('lists by day in pages, in both directions, and by days', async () => {
  await insert(Array.from({ length: 120 }, (_, index) => aLine(index + 6)));
  const first = await listBankLines(viewer, account, {});
  const second = await listBankLines(viewer, account, first.older ?? {});
  const third = await listBankLines(viewer, account, second.older ?? {});
  const all = [...first.rows, ...second.rows, ...third.rows];
  expect([first.newer, third.older, all.length, new Set(keys(all)).size]).toEqual([null, null, 125, 125]);
  expect(keys((await listBankLines(viewer, account, third.newer ?? {})).rows)).toEqual(keys(second.rows));
  const read = await inScope(viewer, (tx) => readBankLines(tx, viewer.companyId, account, null, 200));
  expect(keys(read)).toEqual(keys(all).toReversed());
  const days = await listBankLines(viewer, { ...account, from: '2026-11-03', until: '2026-11-04' }, {});
  expect(new Set(days.rows.map(({ day }) => day))).toEqual(new Set(['2026-11-03', '2026-11-04']));
  expect((await listBankLines(viewer, { ...account, bankAccountRef: 'other' }, {})).rows).toEqual([]);
  expect((await listBankLines(viewer, account, { after: 'nonsense' })).rows).toHaveLength(50);
});
