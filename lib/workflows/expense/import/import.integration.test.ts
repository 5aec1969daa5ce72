import { describe, expect, test } from 'vitest';
import { presentPlan } from '@/app/[company]/api/expenses/import/present-plan';
import { inScope } from '@/lib/data/db';
import { listExpenses } from '@/lib/data/expense/expenses';
import type { Viewer } from '@/lib/domain/company/viewer';
import { addDays } from '@/lib/domain/day';
import type { ImportPlan, ImportProgress } from '@/lib/domain/import/plan';
import { Refusal } from '@/lib/domain/refusal';
import { recordTestExpense, todayFor } from '@/lib/testing/expenses';
import { aCompany, aMember } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { type ImportReading, importExpenses, planImport } from './import';

const aFile = (text: string | Uint8Array, name = 'card.csv') => ({
  name,
  content: typeof text === 'string' ? new TextEncoder().encode(text) : text,
});
const statement =
  'Date;Merchant;Amount\r\n2026-11-03;Marmalade Crescent;-12,50\r\n2026-11-04;Quillfeather;-1.060,00\r\n';

async function imported(viewer: Viewer, file: ReturnType<typeof aFile>, change: Partial<ImportPlan['settings']> = {}) {
  const plan = await planImport(viewer, file, null);
  const all: ImportProgress[] = [];
  for await (const news of importExpenses(viewer, file, { ...plan.settings, ...change }, { without: [], also: [] }))
    all.push(news);
  return all.at(-1);
}

const statesOf = (reading: ImportReading) => presentPlan(reading, 'en-GB').rows.map(({ state }) => state);

const countOf = async ({ companyId }: Viewer) =>
  (await asSuperuser<{ count: number }>(`select count(*)::int from expenses where company_id = $1`, [companyId]))[0]
    ?.count;

describe('a dry run', () => {
  test('returns what each row would become, and saves nothing', async () => {
    const viewer = await aCompany();
    const file = aFile(`\ufeff${statement}yesterday;Pret;-1,00\r\n`);
    const plan = presentPlan(await planImport(viewer, file, null), viewer.locale);
    expect(plan).toMatchObject({
      header: ['Date', 'Merchant', 'Amount'],
      dayExample: '2026-11-03 read as 3 Nov 2026',
      settings: { order: 'ymd', decimal: ',', spent: 'negative' },
      problem: null,
      rows: [
        { line: 2, state: 'new', merchant: 'Marmalade Crescent', amount: '£12.50' },
        { line: 3, state: 'new', amount: '£1,060.00' },
        { line: 4, state: 'cannot', reason: '“yesterday” is not a date.', cells: ['yesterday', 'Pret', '-1,00'] },
      ],
    });
    expect(await countOf(viewer)).toBe(0);
  });

  test('leaves out a likely duplicate unless it is chosen', async () => {
    const viewer = await aCompany();
    const day = addDays(todayFor(viewer), -1);
    const [card] = await asSuperuser<{ id: string }>(
      `select id from cards where company_id = $1 order by position, name limit 1`,
      [viewer.companyId],
    );
    await recordTestExpense(viewer, { merchant: 'Marmalade Crescent', amount: '12.50', day, cardId: card?.id });
    const file = aFile(`date,merchant,amount\n${day},MARMALADE  CRESCENT,12.50\n${day},Marmalade Crescent,12.51\n`);
    const plan = await planImport(viewer, file, null);
    expect(statesOf(plan)).toEqual(['likely', 'new']);
    const news: ImportProgress[] = [];
    for await (const one of importExpenses(viewer, file, plan.settings, { without: [3], also: [2] })) news.push(one);
    expect(news.at(-1)).toMatchObject({ state: 'done', added: 1 });
  });

  test.each([
    ['', 'This file is empty.'],
    ['\n\n', 'This file has no rows.'],
    ['PK\u0003\u0004', 'This is a spreadsheet, not a CSV file. In Excel or Numbers, save it as CSV and choose that.'],
    ['a\0b', 'This is not a CSV file. Choose a file of comma separated values.'],
  ])('refuses a file that is not CSV: %j', async (text, words) => {
    const viewer = await aCompany();
    await expect(planImport(viewer, aFile(text), null)).rejects.toThrow(new Refusal(words));
  });

  test('reads tabs, UTF-16 and the Windows encoding', async () => {
    const viewer = await aCompany();
    const utf16 = Uint8Array.from([
      0xff,
      0xfe,
      ...Buffer.from('Date\tPayee\tAmount\n2026-11-03\tCafé\t1.00\n', 'utf16le'),
    ]);
    const windows = Uint8Array.from(Buffer.from('Date,Payee,Amount\n2026-11-03,Caf\u00e9,1.00\n', 'latin1'));
    for (const content of [utf16, windows])
      expect((await planImport(viewer, aFile(content), null)).rows).toMatchObject([{ expense: { merchant: 'Café' } }]);
  });
});

test('adds nothing when the same file is imported twice, also by two people at the same time', async () => {
  const viewer = await aCompany();
  const colleague = await aMember(viewer, 'bookkeeper');
  const twice = `${statement}2026-11-04;Quillfeather;-1.060,00\r\n`;
  const both = await Promise.all([imported(viewer, aFile(twice)), imported(colleague, aFile(twice))]);
  expect(both.map((news) => (news?.state === 'done' ? news.added : -1)).sort()).toEqual([0, 3]);
  expect(await imported(viewer, aFile(twice))).toMatchObject({ added: 0 });
  expect(statesOf(await planImport(viewer, aFile(twice), null))).toEqual(Array(3).fill('there'));
  expect(await countOf(viewer)).toBe(3);
});

test('keeps the category that the file names, with the file as its source', async () => {
  const viewer = await aCompany();
  await imported(viewer, aFile('date,merchant,amount,category\n2026-11-03,Quillfeather,5.00,Training\n'));
  const { rows } = await listExpenses(viewer, {});
  expect(rows).toMatchObject([{ categoryName: 'Training', categorySource: { by: 'import' } }]);
});

test('imports an employee’s own expenses without revealing those of others', async () => {
  const viewer = await aCompany();
  const employee = await aMember(viewer, 'employee');
  await imported(viewer, aFile(statement));
  expect(statesOf(await planImport(employee, aFile(statement), null))).toEqual(['new', 'new']);
  expect(await imported(employee, aFile(statement))).toMatchObject({ added: 0 });
  expect(await imported(employee, aFile('date,merchant,amount\n2026-11-03,Quillfeather,7.00\n'))).toMatchObject({
    added: 1,
  });
  expect((await listExpenses(employee, {})).rows).toMatchObject([{ spenderId: employee.userId }]);
});

test('imports five thousand rows in seconds, with progress', { timeout: 60_000 }, async () => {
  const viewer = await aCompany();
  const rows = Array.from(
    { length: 5_000 },
    (_, index) => `2026-10-${String((index % 28) + 1).padStart(2, '0')},Shop ${index},${index + 1}.00`,
  );
  const file = aFile(`date,merchant,amount\n${rows.join('\n')}\n`);
  const started = performance.now();
  const plan = await planImport(viewer, file, null);
  expect(plan.rows).toHaveLength(5_000);
  const news: ImportProgress[] = [];
  for await (const one of importExpenses(viewer, file, plan.settings, { without: [], also: [] })) news.push(one);
  expect(news.filter((one) => one.state === 'working')).toHaveLength(20);
  expect(news.at(-1)).toMatchObject({ state: 'done', added: 5_000 });
  expect(performance.now() - started).toBeLessThan(30_000);
  await inScope(viewer, async (tx) =>
    expect(await tx.auditEvent.count({ where: { action: 'expense.imported' } })).toBe(5_000),
  );
});
