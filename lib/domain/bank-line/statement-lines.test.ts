import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { PlanContext } from '@/lib/domain/import/file-plan';
import { planFile } from '@/lib/domain/import/plan-file';
import { toDecimal } from '@/lib/domain/money';
import { recogniseAccount } from './recognise-account';
import { statementLines } from './statement-lines';

const context: PlanContext = {
  today: '2026-11-22',
  timeZone: 'Europe/London',
  country: 'GB',
  locale: 'en-GB',
  baseCurrency: 'GBP',
  cards: [],
  categories: [],
  keepsTransfers: true,
};
const read = (content: string | Uint8Array, fileAccount: string | null = null, currency = 'GBP') => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const plan = planFile(bytes, {}, { ...context, baseCurrency: currency });
  return { plan, ...statementLines(plan, { currency, fileAccount }) };
};
const amounts = ({ lines }: ReturnType<typeof read>) => lines.map(({ facts }) => toDecimal(facts.amount));
const fixture = (name: string) => readFileSync(`lib/domain/import/statement/fixtures/${name}`);

test.each([
  'camt053-v2-batch.xml',
  'camt053-v2-charges.xml',
  'camt053-v2-reversal-pending.xml',
  'camt053-v8-exchange.xml',
  'mt940-nl-remi.940',
  'mt940-structured-86.sta',
  'mt940-swift-envelope.fin',
  'ofx1-card-fitid-reused.ofx',
  'ofx2-two-accounts-currency.ofx',
  'qif-us-splits.qif',
])('has every line of %s once: imported, left out or refused with its reason', (name) => {
  for (const currency of ['GBP', 'EUR', 'USD']) {
    const { plan, lines, leftOut, refused } = read(fixture(name), null, currency);
    expect(lines.length + leftOut.length + refused.length).toBe(plan.lineCount);
    expect([...leftOut, ...refused].every(({ reason }) => reason !== '')).toBe(true);
    expect(new Set(lines.map(({ identity }) => identity)).size).toBe(lines.length);
    expect(lines.every(({ facts }) => facts.amount.currency === currency)).toBe(true);
  }
});

describe('a table', () => {
  const csv = [
    'Date,Description,Amount,Balance,Currency',
    '2026-10-05,Own transfer,-100.00,900.00,GBP',
    '2026-10-05,Own transfer,100.00,1000.00,GBP',
    '2026-10-06,Coffee,-3.20,996.80,GBP',
    '2026-10-06,Salary,2000.00,2996.80,GBP',
  ].join('\n');

  test('becomes signed lines with their balances, also both sides of a transfer', () => {
    const found = read(csv);
    expect(amounts(found)).toEqual(['-100.00', '100.00', '-3.20', '2000.00']);
    expect(found.lines.map(({ facts }) => facts.balance?.minor)).toEqual([90000n, 100000n, 99680n, 299680n]);
  });

  test('leaves out both sides of a transfer when its rows become expenses', () => {
    const plan = planFile(new TextEncoder().encode(csv), {}, { ...context, keepsTransfers: false });
    expect(plan.leftOut.filter(({ reason }) => reason.includes('its other side'))).toHaveLength(2);
  });
});

test('takes the lines of one account of a file, and names the other account', () => {
  const { plan } = read(fixture('ofx2-two-accounts-currency.ofx'));
  const [first, second] = [...new Set(plan.accounts.map(({ account }) => account))];
  const currency = plan.accounts.find(({ account }) => account === first)?.currency ?? '';
  const found = read(fixture('ofx2-two-accounts-currency.ofx'), first, currency);
  expect(found.lines.length).toBeGreaterThan(0);
  expect(found.leftOut.map(({ reason }) => reason)).toContain(
    `It is of the account ${second}. Import the file for that account too.`,
  );
});

describe('the account of a file', () => {
  const current = { ref: 'a', name: 'Current 4590', currency: 'GBP', cards: [] };
  const savings = { ref: 'b', name: 'Savings', currency: 'GBP', cards: ['Reserve 7788'] };
  const choice = { accounts: [current, savings], chosenRef: null, chosenFileAccount: null, remembered: {} };

  test('is recognised by the figures of its name, of a card, or by an earlier import', () => {
    expect(recogniseAccount(['GB29NWBK60161331924590'], choice).account).toBe(current);
    expect(recogniseAccount(['123-7788'], choice).account).toBe(savings);
    expect(recogniseAccount(['999'], { ...choice, remembered: { 999: 'b' } }).account).toBe(savings);
  });

  test('is open when nothing tells it, or when the file has several for a chosen one', () => {
    expect(recogniseAccount(['999'], choice).account).toBeNull();
    expect(recogniseAccount(['1', '2'], { ...choice, chosenRef: 'a' })).toMatchObject({ isOpen: true });
    const chosen = { ...choice, chosenRef: 'a', chosenFileAccount: '2' };
    expect(recogniseAccount(['1', '2'], chosen)).toEqual({ account: current, fileAccount: '2', isOpen: false });
  });
});
