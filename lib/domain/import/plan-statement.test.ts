import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toDecimal } from '../money';
import type { FileChoices } from './choices';
import type { FilePlan, PlanContext } from './file-plan';
import { planFile } from './plan-file';

const folder = join(import.meta.dirname, 'statement', 'fixtures');
const files = readdirSync(folder).filter((file) => file !== 'expected.json');
const card = { id: '01900000-0000-7000-8000-0000000000ca', name: 'Company card 4590' };
const other = { id: '01900000-0000-7000-8000-0000000000cb', name: 'Current account' };

const context: PlanContext = {
  today: '2026-11-30',
  timeZone: 'Europe/London',
  country: 'GB',
  locale: 'en-GB',
  baseCurrency: 'GBP',
  cards: [other, card],
  categories: [],
};
const plan = (content: string | Uint8Array, choices: FileChoices = {}, given: Partial<PlanContext> = {}): FilePlan =>
  planFile(typeof content === 'string' ? Buffer.from(content) : content, choices, { ...context, ...given });
const ofx = (movements: string, account = '12345678', currency = 'GBP') =>
  `<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>${currency}<BANKACCTFROM><ACCTID>${account}</BANKACCTFROM>
<BANKTRANLIST>
${movements}
</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;
const movement = (id: string, day: string, amount: string, name: string) =>
  `<STMTTRN><TRNTYPE>OTHER<DTPOSTED>${day}<TRNAMT>${amount}<FITID>${id}<NAME>${name}</STMTTRN>`;
const identities = ({ rows }: FilePlan) => rows.map(({ identity }) => identity);
const added = (earlier: FilePlan, later: FilePlan) => {
  const known = new Set(identities(earlier));
  return later.rows.filter(({ identity }) => !known.has(identity)).map(({ facts }) => facts.merchant);
};

test('a movement that is in the file twice with an id of other movements too is planned with a notice', () => {
  const shop = movement('1', '20261120', '-5.00', 'Shop');
  const read = plan(ofx([shop, shop, movement('1', '20261120', '-6.00', 'Shop')].join('\n')));
  expect(read.rows.map(({ line, remarks }) => [line, remarks.length])).toEqual([
    [3, 0],
    [4, 1],
    [5, 0],
  ]);
  expect(read.notices).toEqual([
    '“2026-11-20 Shop -5.00” is in the file twice with the same id, in lines 3 and 4. Check that it happened twice.',
  ]);
});

describe.each(files)('%s', (file) => {
  const read = plan(readFileSync(join(folder, file)));

  test('has each record once, with a number of its own', () => {
    const lines = [...read.rows, ...read.leftOut, ...read.refused].map(({ line }) => line);
    expect(lines.length).toBe(read.lineCount);
    expect(new Set(lines).size).toBe(read.lineCount);
  });

  test('adds nothing when it is imported again', () => {
    expect(added(read, plan(readFileSync(join(folder, file))))).toEqual([]);
    expect(new Set(identities(read)).size).toBe(read.rows.length);
  });
});

test('plans what moved the account, and keeps the original amount in the note', () => {
  const { rows } = plan(readFileSync(join(folder, 'camt053-v8-exchange.xml')));
  expect(rows[0]).toMatchObject({
    facts: { type: 'payment', amount: { minor: 15810n, currency: 'GBP' }, rate: null },
    remarks: ['The amount includes the fee of 3.00 GBP.', 'Paid in another currency: 200.00 USD.'],
  });
  expect(rows[0]?.facts.note).toContain('Original amount: 200.00 USD, rate 1.2895');
});

test('asks for the rate of an account in another currency, and uses it', () => {
  const content = readFileSync(join(folder, 'ofx2-two-accounts-currency.ofx'));
  const asked = plan(content);
  expect(asked.questions).toEqual([
    { about: 'rate for EUR', options: [], blocks: false, samples: ['Line 16: Bäckerei Nord · 9.90 EUR'] },
  ]);
  expect(asked.rows.map(({ needsRate }) => needsRate)).toEqual([false, false, true]);
  const answered = plan(content, { rates: { EUR: '0.87' } });
  expect(answered.questions).toEqual([]);
  expect(answered.rows[2]).toMatchObject({ facts: { rate: '0.87' }, needsRate: false });
  const long = plan(content, { rates: { EUR: '0,8701234567' } });
  expect(long.rows[2]).toMatchObject({ facts: { rate: '0.870123457' }, needsRate: false });
});

test('uses the card with the digits of the account, else the chosen one', () => {
  const content = readFileSync(join(folder, 'ofx1-card-fitid-reused.ofx'));
  expect(new Set(plan(content).rows.map(({ facts }) => facts.cardId))).toEqual(new Set([card.id]));
  const unknown = readFileSync(join(folder, 'ofx1-unclosed-tags.ofx'));
  expect(plan(unknown).rows[0]?.facts.cardId).toBe(other.id);
  expect(plan(unknown, { cardId: null }).rows[0]?.facts.cardId).toBeNull();
});

test('leaves money in out when a person chose so, and refuses a day in the future', () => {
  const read = plan(
    ofx([movement('1', '20261103', '5.00', 'In'), movement('2', '20261203', '-5.00', 'Later')].join('\n')),
    { moneyIn: 'skip' },
  );
  expect(read.rows).toEqual([]);
  expect(read.leftOut).toMatchObject([{ line: 3, reason: 'Money that came in is left out.' }]);
  expect(read.refused).toMatchObject([{ line: 4, reason: 'The date is in the future: 3 Dec 2026.' }]);
});

test('numbers the records of a file on one line in the order of the file', () => {
  const read = plan(readFileSync(join(folder, 'ofx1-one-line-balance-rows.ofx')), {}, { baseCurrency: 'BRL' });
  expect(read.leftOut.map(({ line }) => line)).toEqual([1, 4]);
  expect(read.rows.map(({ line }) => line)).toEqual([2, 3]);
  expect(read.notices.join()).toContain('Several movements are on one line');
});

test('asks which sign is spending when nothing shows it, and plans nothing until then', () => {
  const file = ofx(
    '<STMTTRN><TRNTYPE>POS<DTPOSTED>20261103<TRNAMT>18.00<FITID>1<NAME>Shop</STMTTRN>\n' +
      '<STMTTRN><TRNTYPE>PAYMENT<DTPOSTED>20261104<TRNAMT>-100.00<FITID>2<NAME>Thanks</STMTTRN>',
  );
  expect(plan(file)).toMatchObject({
    rows: [],
    questions: [
      {
        about: 'which sign is spending',
        options: ['negative', 'positive'],
        blocks: true,
        samples: ['2026-11-04 Thanks -100.00', '2026-11-03 Shop 18.00'],
      },
    ],
    leftOut: [{ line: 3 }, { line: 4 }],
  });
  expect(plan(file, { spending: 'positive' }).rows.map(({ facts }) => facts.type)).toEqual(['payment', 'refund']);
});

describe('an overlapping statement adds only what is new', () => {
  const october = ofx(
    [movement('A', '20261030', '-3.20', 'Coffee'), movement('B', '20261031', '-9', 'Taxi')].join('\n'),
  );

  test('by the id of the bank', () => {
    const november = ofx(
      [movement('B', '20261031', '-9.00', 'TAXI 9 LONDON'), movement('C', '20261101', '-9', 'Taxi')].join('\n'),
    );
    expect(added(plan(october), plan(november))).toEqual(['Taxi']);
  });

  test('also when the bank gives the same id to another movement', () => {
    const reused = ofx(
      [movement('A', '20261030', '-4.00', 'Coffee'), movement('A', '20261030', '-3.20', 'Coffee')].join('\n'),
    );
    expect(added(plan(october), plan(reused)).length).toBe(1);
  });

  test('also without ids, counting identical movements', () => {
    const one = ofx(movement('', '20261030', '-3.20', 'Coffee'));
    const two = ofx(
      Array(2)
        .fill(movement('', '20261030', '-3.20', 'Coffee'))
        .join('\n'),
    );
    expect(added(plan(one), plan(two))).toEqual(['Coffee']);
    expect(added(plan(two), plan(one))).toEqual([]);
  });

  test('and the same id in another account is another movement', () => {
    const elsewhere = ofx(movement('A', '20261030', '-3.20', 'Coffee'), '87654321');
    expect(added(plan(october), plan(elsewhere))).toEqual(['Coffee']);
  });
});

test('plans a movement without a name, and says so', () => {
  const [row] = plan(ofx('<STMTTRN><TRNTYPE>CHECK<DTPOSTED>20261103<TRNAMT>-5.00<FITID>77</STMTTRN>')).rows;
  expect(row).toMatchObject({ facts: { merchant: 'Unknown payee' }, remarks: ['The file names no payee.'] });
  expect(row && toDecimal(row.facts.amount)).toBe('5.00');
});

test('a split becomes lines with the categories of the company, and the note has its parts', () => {
  const categories = [{ id: 'c1', name: 'Furniture' }] as unknown as PlanContext['categories'];
  const [row] = plan(readFileSync(join(folder, 'qif-us-splits.qif')), {}, { categories, baseCurrency: 'USD' }).rows;
  expect(row?.facts.parts).toEqual([
    { amount: { minor: 110000n, currency: 'USD' }, categoryId: 'c1' },
    { amount: { minor: 10450n, currency: 'USD' }, categoryId: null },
  ]);
  expect(row).toMatchObject({ facts: { categoryId: null }, remarks: ['It is split into 2 parts.'] });
  expect(row?.facts.note).toContain('Part: Tax -104.50 (State tax)');
});

test('a split with a transfer to the person’s own account stays whole', () => {
  const file = '!Type:Bank\nD04/11/2026\nT-12.00\nPShop\nSFood\n$-9.00\nS[Savings]\n$-3.00\n^\n';
  const [row] = plan(file).rows;
  expect(row?.facts.parts).toBeUndefined();
  expect(row?.remarks).toEqual(['A part of it is a transfer to your own account. The note has the parts.']);
});

test('reads a QIF file in the order of days that a person chose, and in the currency of the account', () => {
  const file = '!Type:Bank\nD03/04/2026\nT-12.00\nPShop\n^\n';
  const asked = plan(file);
  expect(asked.questions).toMatchObject([{ about: 'order of day and month', options: ['dmy', 'mdy'], blocks: false }]);
  expect(asked.rows[0]?.facts.day).toBe('2026-04-03');
  const answered = plan(file, { order: 'mdy', currency: 'EUR' });
  expect(answered.rows[0]).toMatchObject({
    facts: { day: '2026-03-04', amount: { currency: 'EUR' } },
    needsRate: true,
  });
});
