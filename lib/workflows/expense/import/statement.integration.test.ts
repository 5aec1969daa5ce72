import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findExpense } from '@/lib/data/expense/expenses';
import { listImports } from '@/lib/data/expense/import/imports';
import { toDecimal } from '@/lib/domain/money';
import { listedExpenses } from '@/lib/testing/expenses';
import { aCompany } from '@/lib/testing/people';
import { importFile, preview, statesOf } from './testing/import-file';
import { undoImport } from './undo';

const fixture = (name: string) => readFileSync(`lib/domain/import/statement/fixtures/${name}`);
const statement = (...movements: [id: string, day: string, amount: string, name: string][]) =>
  `OFXHEADER:100\n<OFX><STMTRS><CURDEF>GBP<BANKACCTFROM><ACCTID>1</BANKACCTFROM><BANKTRANLIST>\n${movements
    .map(
      ([id, day, amount, name]) =>
        `<STMTTRN><TRNTYPE>OTHER<DTPOSTED>${day}<TRNAMT>${amount}<FITID>${id}<NAME>${name}</STMTTRN>`,
    )
    .join('\n')}\n</BANKTRANLIST></STMTRS></OFX>`;

test('imports a statement once: each booked movement, and the rest with its reason', async () => {
  const viewer = await aCompany();
  const file = fixture('ofx1-card-fitid-reused.ofx');
  const { head, lines } = await preview(viewer, file);
  expect(head).toMatchObject({ format: 'OFX', lineCount: 7, refusedCount: 0 });
  expect(lines.filter(({ state }) => state === 'left out')).toMatchObject([
    { line: 28, reason: 'It has the same id and the same content as an earlier movement of the file.' },
  ]);
  // The other account of the card's payment is not known, so the row waits for a person.
  expect(lines.filter(({ state }) => state === 'ask')).toMatchObject([
    { line: 29, reason: expect.stringMatching(/payment of the card’s balance\. Choose the other account/) },
  ]);
  expect(await importFile(viewer, file)).toMatchObject({ state: 'done', added: 5 });
  expect(await importFile(viewer, file)).toMatchObject({ state: 'done', added: 0 });
  const rows = await listedExpenses(viewer);
  expect(rows.map(({ merchant, type, amount }) => [merchant, type, toDecimal(amount)]).toSorted()).toEqual([
    ['Kite Stationers', 'payment', '18.20'],
    ['Sign Shop', 'payment', '40.00'],
    ['Tandem Coffee', 'payment', '3.20'],
    ['Tandem Coffee', 'payment', '3.20'],
    ['Van Hire Leeds', 'payment', '64.00'],
  ]);
});

test('an overlapping statement adds only what is new, also when the bank has reworded a movement', async () => {
  const viewer = await aCompany();
  await importFile(viewer, statement(['A', '20261030', '-3.20', 'Coffee'], ['B', '20261031', '-9.00', 'Taxi']));
  const next = statement(
    ['B', '20261031', '-9.00', 'TAXI NINE LONDON'],
    ['B', '20261031', '-7.00', 'Bus'],
    ['C', '20261101', '-9.00', 'Taxi'],
  );
  expect(await statesOf(viewer, next)).toEqual(['there', 'new', 'new']);
  expect(await importFile(viewer, next)).toMatchObject({ added: 2 });
});

test('an account in another currency is imported once its rate is known', async () => {
  const viewer = await aCompany();
  const file = fixture('camt053-v8-exchange.xml');
  const { head } = await preview(viewer, file);
  expect(head.questions).toMatchObject([{ about: 'rate for EUR', blocks: false }]);
  expect(await importFile(viewer, file)).toMatchObject({ added: 2 });
  expect(await importFile(viewer, file, { choices: { rates: { EUR: '0.87' } } })).toMatchObject({ added: 1 });
});

const mt940 = (number: number, from: string, opening: string, until: string, closing: string, ...entries: string[]) =>
  [
    `:20:A\n:25:NL01BANK0000000001\n:28C:${number}/1\n:60F:C${from}GBP${opening}`,
    ...entries.map((entry) => `:61:${entry}`),
    `:62F:C${until}GBP${closing}\n-\n`,
  ].join('\n');

test('names the gap after the statement that was imported before, until it is filled', async () => {
  const viewer = await aCompany();
  const gapsOf = async (file: string) => (await preview(viewer, file)).head.notices;
  const october = mt940(10, '261001', '100,', '261031', '90,', '261031D10,NMSCNONREF\n:86:Shop');
  const december = mt940(12, '261115', '70,', '261120', '65,', '261118D5,NMSCNONREF\n:86:Cafe');
  expect(await gapsOf(october)).toEqual([]);
  await importFile(viewer, october);
  expect(await gapsOf(october)).toEqual([]);
  expect(await gapsOf(december)).toEqual([
    'Statement 11 of NL01BANK0000000001 is missing: statement 10 in card.csv ends on 31 Oct 2026 with 90.00 GBP, and ' +
      'statement 12 begins on 15 Nov 2026 with 70.00 GBP. The movements between them add up to -20.00 GBP. Import it ' +
      'too, or check that nothing is missing.',
  ]);
  await importFile(viewer, december);
  const november = mt940(11, '261031', '90,', '261115', '70,', '261110D20,NMSCNONREF\n:86:Taxi');
  expect(await gapsOf(november)).toEqual([]);
  await importFile(viewer, november);
  expect(await gapsOf(december)).toEqual([]);
});

test('compares a statement neither with one of another account or company, nor with an import that was undone', async () => {
  const [viewer, other] = [await aCompany(), await aCompany()];
  const october = mt940(10, '261001', '100,', '261031', '90,', '261031D10,NMSCNONREF\n:86:Shop');
  const later = mt940(11, '261115', '70,', '261120', '65,', '261118D5,NMSCNONREF\n:86:Cafe');
  await importFile(other, october);
  await importFile(viewer, october.replace('NL01', 'NL02'));
  expect((await preview(viewer, later)).head.notices).toEqual([]);
  await importFile(viewer, october);
  expect((await preview(viewer, later)).head.notices).toHaveLength(1);
  const [last] = (await listImports(viewer, {})).rows;
  await undoImport(viewer, last?.id ?? '');
  expect((await preview(viewer, later)).head.notices).toEqual([]);
});

test('the parts of a split become the lines of the expense, and a transfer is left out', async () => {
  const viewer = await aCompany();
  const file =
    '!Type:Bank\nD03/11/2026\nT-12.00\nPShop\nSTravel\n$-9.00\nSMeals\n$-3.00\n^\nD04/11/2026\nT-5.00\nPSavings\nL[Savings]\n^\n';
  const { lines } = await preview(viewer, file);
  expect(lines.map(({ state, reason }) => [state, reason])).toEqual([
    ['new', null],
    ['left out', 'It is a transfer to your account “Savings”, not an expense.'],
  ]);
  await importFile(viewer, file);
  const rows = await listedExpenses(viewer);
  const expense = await findExpense(viewer, rows[0]?.id ?? '');
  expect(expense?.lines.map(({ amount }) => toDecimal(amount))).toEqual(['9.00', '3.00']);
});
