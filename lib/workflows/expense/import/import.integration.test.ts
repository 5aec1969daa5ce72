import { describe, expect, test } from 'vitest';
import { closeMonth } from '@/lib/data/close/close';
import { inScope } from '@/lib/data/db';
import type { Viewer } from '@/lib/domain/company/viewer';
import { addDays } from '@/lib/domain/day';
import type { ImportProgress } from '@/lib/domain/import/preview/preview';
import { listedExpenses, recordTestExpense, todayFor } from '@/lib/testing/expenses';
import { aCompany, aMember } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { importExpenses } from './run';
import { allNew, bytesOf, importFile, preview, statesOf } from './testing/import-file';

const statement =
  'Date;Merchant;Amount\r\n2026-11-03;Marmalade Crescent;-12,50\r\n2026-11-04;Quillfeather;-1.060,00\r\n';

const countOf = async ({ companyId }: Viewer) =>
  (await asSuperuser<{ count: number }>(`select count(*)::int from movements where company_id = $1`, [companyId]))[0]
    ?.count;

/** Records an expense of yesterday that was paid from the company's first card, as the rows of a file are. */
async function recordYesterday(viewer: Viewer, merchant: string, amount: string): Promise<string> {
  const day = addDays(todayFor(viewer), -1);
  const [card] = await asSuperuser<{ id: string }>(
    `select id from cards where company_id = $1 order by position, name limit 1`,
    [viewer.companyId],
  );
  await recordTestExpense(viewer, { merchant, amount, day, cardId: card?.id });
  return day;
}

describe('a preview', () => {
  test('returns what each line would become, and saves nothing', async () => {
    const viewer = await aCompany();
    const { head, lines } = await preview(viewer, `\ufeff${statement}yesterday;Pret;-1,00\r\n`);
    expect(head).toMatchObject({
      format: 'CSV',
      titles: ['Date', 'Merchant', 'Amount'],
      dayExample: '2026-11-03 read as 3 Nov 2026',
      settings: { decimal: ',', spending: 'negative' },
      isRemembered: false,
      lineCount: 4,
      refusedCount: 1,
    });
    expect([...lines].sort((one, other) => one.line - other.line)).toMatchObject([
      { line: 1, state: 'left out' },
      { line: 2, state: 'new', merchant: 'Marmalade Crescent', amount: '£12.50' },
      { line: 3, state: 'new', amount: '£1,060.00' },
      { line: 4, state: 'refused', cells: ['yesterday', 'Pret', '-1,00'] },
    ]);
    expect(await countOf(viewer)).toBe(0);
  });

  test('leaves out the rows of a closed month, and says so', async () => {
    const viewer = await aCompany();
    await closeMonth(viewer, { month: '2026-01', reason: '', today: todayFor(viewer) });
    const file = 'date,merchant,amount\n2026-01-31,Quillfeather,5.00\n2026-02-01,Quillfeather,5.00\n';
    const { lines } = await preview(viewer, file);
    expect(lines.filter(({ merchant }) => merchant === 'Quillfeather')).toMatchObject([
      { state: 'left out', reason: expect.stringMatching(/^Its month is closed/) },
      { state: 'new' },
    ]);
    expect(await importFile(viewer, file)).toMatchObject({ state: 'done', added: 1 });
  });

  test('refuses a file with too many rows', async () => {
    const viewer = await aCompany();
    const rows = '2026-11-03,Quillfeather,5.00\n'.repeat(20_200);
    await expect(preview(viewer, `date,merchant,amount\n${rows}`)).rejects.toThrow(/more than 20,000 rows/);
  });

  test('shortens a cell of megabytes', async () => {
    const viewer = await aCompany();
    const { lines } = await preview(viewer, `${statement}${'x'.repeat(2_000_000)};Pret;-1,00\r\n`);
    expect(JSON.stringify(lines).length).toBeLessThan(10_000);
  });
});

describe('duplicates', () => {
  test('a likely duplicate is left out unless a person includes it', async () => {
    const viewer = await aCompany();
    const day = await recordYesterday(viewer, 'Marmalade Crescent', '12.50');
    const file = `date,merchant,amount\n${day},MARMALADE  CRESCENT,12.50\n${day},Marmalade Crescent,12.51\n`;
    expect(await statesOf(viewer, file)).toEqual(['likely', 'new']);
    expect(await importFile(viewer, file, { selection: { without: [3], also: [2] } })).toMatchObject({
      state: 'done',
      added: 1,
    });
    expect((await listedExpenses(viewer)).map(({ merchant }) => merchant).sort()).toEqual([
      'MARMALADE CRESCENT',
      'Marmalade Crescent',
    ]);
  });

  test('are counted: of three identical rows two are there already and one is new', async () => {
    const viewer = await aCompany();
    await recordYesterday(viewer, 'Monmouth Coffee', '4.20');
    const day = await recordYesterday(viewer, 'Monmouth Coffee', '4.20');
    const row = `${day},Monmouth Coffee,4.20\n`;
    expect(await statesOf(viewer, `date,merchant,amount\n${row}${row}${row}`)).toEqual(['likely', 'likely', 'new']);
  });

  test('an expense that was imported from a row of the file duplicates only that row', async () => {
    const viewer = await aCompany();
    const day = addDays(todayFor(viewer), -1);
    const row = `${day},Monmouth Coffee,4.20\n`;
    await importFile(viewer, `date,merchant,amount\n${row}`);
    expect(await statesOf(viewer, `date,merchant,amount\n${row}${row}`)).toEqual(['there', 'new']);
  });

  test('are not found among expenses of another company', async () => {
    const viewer = await aCompany();
    const day = await recordYesterday(await aCompany(), 'Monmouth Coffee', '4.20');
    expect(await statesOf(viewer, `date,merchant,amount\n${day},Monmouth Coffee,4.20\n`)).toEqual(['new']);
  });
});

test('adds nothing when the same file is imported twice, also by two people at the same time', async () => {
  const viewer = await aCompany();
  const colleague = await aMember(viewer, 'bookkeeper');
  const twice = `${statement}2026-11-04;Quillfeather;-1.060,00\r\n`;
  const both = await Promise.all([importFile(viewer, twice), importFile(colleague, twice)]);
  expect(both.map((news) => (news?.state === 'done' ? news.added : -1)).sort()).toEqual([0, 3]);
  expect(await importFile(viewer, twice)).toMatchObject({ added: 0 });
  expect(await statesOf(viewer, twice)).toEqual(Array(3).fill('there'));
  expect(await countOf(viewer)).toBe(3);
});

test('keeps the category that the file names, with the file as its source', async () => {
  const viewer = await aCompany();
  await importFile(viewer, 'date,merchant,amount,category\n2026-11-03,Quillfeather,5.00,Training\n');
  const rows = await listedExpenses(viewer);
  expect(rows).toMatchObject([{ categoryName: 'Training', categorySource: { by: 'import' } }]);
});

test('imports an employee’s own expenses without revealing those of others', async () => {
  const viewer = await aCompany();
  const employee = await aMember(viewer, 'employee');
  await importFile(viewer, statement);
  expect(await statesOf(employee, statement)).toEqual(['new', 'new']);
  expect(await importFile(employee, statement)).toMatchObject({ added: 0 });
  expect(await importFile(employee, 'date,merchant,amount\n2026-11-03,Quillfeather,7.00\n')).toMatchObject({
    added: 1,
  });
  expect(await listedExpenses(employee)).toMatchObject([{ spenderId: employee.userId }]);
});

describe('what a person chose', () => {
  const payments = 'Date,Payee,Amount\n2026-11-03,Quillfeather,5.00\n2026-11-04,Bramble & Co,7.00\n';
  const nextMonth = payments.replaceAll('-11-', '-10-');

  test('is remembered for the next file of the layout, and can be set aside', async () => {
    const viewer = await aCompany();
    await importFile(viewer, payments, { choices: { spending: 'negative', order: 'ymd' } });
    const again = await preview(viewer, nextMonth);
    expect(again.head).toMatchObject({ isRemembered: true, choices: { spending: 'negative', order: 'ymd' } });
    expect(again.lines.map(({ amount }) => amount)).toContain('−£5.00');
    const fromScratch = await preview(viewer, nextMonth, {});
    expect(fromScratch.head).toMatchObject({ isRemembered: false, choices: {} });
    expect((await preview(viewer, nextMonth.replace('Payee', 'Merchant'))).head.isRemembered).toBe(false);
    expect((await preview(await aCompany(), nextMonth)).head.isRemembered).toBe(false);
  });

  test('is forgotten when a later import of the layout needs no choice', async () => {
    const viewer = await aCompany();
    await importFile(viewer, payments, { choices: { spending: 'negative' } });
    await importFile(viewer, nextMonth, { choices: {} });
    expect((await preview(viewer, nextMonth.replace('5.00', '6.00'))).head.isRemembered).toBe(false);
  });

  test('is remembered without exchange rates', async () => {
    const viewer = await aCompany();
    await importFile(viewer, payments, { choices: { order: 'ymd', rates: { EUR: '0.85' } } });
    expect((await preview(viewer, nextMonth)).head.choices).toEqual({ order: 'ymd' });
  });

  test('is set aside when the file cannot be read with it', async () => {
    const viewer = await aCompany();
    await importFile(viewer, payments, { choices: { columns: { day: 1, merchant: 1, amount: 2 } } });
    const { head, lines } = await preview(viewer, nextMonth);
    expect(head.isRemembered).toBe(false);
    expect(lines.map(({ state }) => state)).toEqual(['new', 'new', 'left out']);
  });
});

test('imports five thousand rows within two minutes, with progress', { timeout: 240_000 }, async () => {
  const viewer = await aCompany();
  const rows = Array.from(
    { length: 5_000 },
    (_, index) => `2026-10-${String((index % 28) + 1).padStart(2, '0')},Shop ${index},${index + 1}.00`,
  );
  const file = `date,merchant,amount\n${rows.join('\n')}\n`;
  const started = performance.now();
  expect((await preview(viewer, file)).lines).toHaveLength(5_001);
  const news: ImportProgress[] = [];
  const order = { choices: {}, selection: allNew };
  for await (const one of importExpenses(viewer, { name: 'card.csv', content: bytesOf(file) }, order)) news.push(one);
  expect(news.filter((one) => one.state === 'working')).toHaveLength(20);
  expect(news.at(-1)).toMatchObject({ state: 'done', added: 5_000 });
  // The same code took less than 30 seconds on one machine, and 42 on a virtual one that shared its processors.
  expect(performance.now() - started).toBeLessThan(120_000);
  await inScope(viewer, async (tx) =>
    expect(await tx.auditEvent.count({ where: { action: 'expense.imported' } })).toBe(5_000),
  );
});
