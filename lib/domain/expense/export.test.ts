import { expect, test } from 'vitest';
import { csvRows } from '@/lib/domain/csv';
import { type ExportedExpense, exportRow, exportTitles } from './export';

const expense: ExportedExpense = {
  id: '018f0000-0000-7000-8000-000000000001',
  day: '2026-11-22',
  merchant: 'Deutsche Bahn',
  type: 'payment',
  amountMinor: 2000n,
  currency: 'EUR',
  baseMinor: 1700n,
  rate: '0.850000000',
  note: '',
  status: 'changed',
  receipts: 1,
  card: 'Company card',
  person: 'Hannah Finch',
  categories: 'Meals, Travel',
  transfer: null,
};

test('a row has a cell for each title', () => {
  const row = exportRow(expense, 'GBP');
  expect(Object.fromEntries(exportTitles('GBP').map((title, index) => [title, row[index]]))).toEqual({
    Date: '2026-11-22',
    Merchant: 'Deutsche Bahn',
    Type: 'Payment',
    Category: 'Meals, Travel',
    Amount: '20.00',
    Currency: 'EUR',
    'Exchange rate': '0.85',
    'Amount in GBP': '17.00',
    'Paid from': 'Company card',
    Person: 'Hannah Finch',
    Note: '',
    Receipts: '1',
    Status: 'Edited since sync',
    Id: expense.id,
    Transferred: '',
    'Transferred to': '',
    Received: '',
    'Received currency': '',
  });
  expect(row).toHaveLength(exportTitles('GBP').length);
});

test('money back is negative', () => {
  const [, , , , amount, , , inBase] = exportRow({ ...expense, type: 'refund' }, 'GBP');
  expect([amount, inBase]).toEqual(['-20.00', '-17.00']);
});

test('a transfer has its amounts in columns of their own, so that it is no spending', () => {
  const transfer = { to: 'Visa 4590', received: { minor: 2350n, currency: 'USD' } };
  const row = exportRow({ ...expense, merchant: 'Top-up', type: null, categories: null, transfer }, 'GBP');
  const cells = Object.fromEntries(exportTitles('GBP').map((title, index) => [title, row[index]]));
  expect(cells).toMatchObject({
    Merchant: 'Top-up',
    Type: 'Transfer',
    Amount: '',
    'Amount in GBP': '',
    Transferred: '20.00',
    'Transferred to': 'Visa 4590',
    Received: '23.50',
    'Received currency': 'USD',
  });
});

test.each(['=HYPERLINK("https://evil.example")', '+1+1', '@SUM(A1)', '-2+3', '\t=1'])(
  'a merchant named %j stays text in a spreadsheet, and an amount stays a number',
  (merchant) => {
    const line = csvRows([exportRow({ ...expense, merchant, type: 'refund' }, 'GBP')]);
    const [, , rest = ''] = /^([^,]*),(.*)$/s.exec(line) ?? [];
    expect(rest.replace(/^"/, '').startsWith("'")).toBe(true);
    expect(line).toContain(',-20.00,EUR,');
  },
);
