import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listExpenses } from '@/lib/data/expense/list';
import { toDecimal } from '@/lib/domain/money';
import { aCompany } from '@/lib/testing/people';
import { importFile, preview, statesOf } from './testing/import-file';

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
  expect(await importFile(viewer, file)).toMatchObject({ state: 'done', added: 6 });
  expect(await importFile(viewer, file)).toMatchObject({ state: 'done', added: 0 });
  const { rows } = await listExpenses(viewer, {});
  expect(rows.map(({ merchant, type, amount }) => [merchant, type, toDecimal(amount)]).toSorted()).toEqual([
    ['Kite Stationers', 'payment', '18.20'],
    ['PAYMENT RECEIVED', 'refund', '100.00'],
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
