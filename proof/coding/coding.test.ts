import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { UserError } from '@/scripts/process/terminal.js';
import { simulateCorrections } from './corrections';
import { createReport } from './report';
import { readLabelled } from './row';

const rowsOf = (file: string) => readLabelled(readFileSync(new URL(file, import.meta.url), 'utf8'));

test('reaches the goal of docs/coding-quality.md for labelled.csv', () => {
  const rows = rowsOf('labelled.csv');
  expect(rows.length).toBeGreaterThanOrEqual(400);
  const { start, after } = simulateCorrections(rows);
  expect(start.right).toBeGreaterThanOrEqual(0.6);
  expect(after.at(-1)?.shares.right).toBeGreaterThanOrEqual(0.9);
  for (const { wrong } of [start, ...after.map(({ shares }) => shares)]) expect(wrong).toBeLessThanOrEqual(0.02);
});

test('reports the shares as JSON in the last line', () => {
  const result = simulateCorrections(
    readLabelled('merchant,amount,currency,category\nQUILLFISH,1,EUR,Fish\nQUILLFISH 2,1,EUR,Fish'),
  );
  const [last = ''] = createReport(result, false).split('\n').slice(-1);
  expect(JSON.parse(last)).toEqual({
    start: { right: 0, wrong: 0, uncoded: 1 },
    after: [{ corrections: 1, right: 1, wrong: 0, uncoded: 0 }],
  });
});

test('reports one measurement, after 0 corrections, when every row is correct from the start', () => {
  const { after } = simulateCorrections(readLabelled('merchant,amount,currency,category\nRYANAIR,1,EUR,Travel'));
  expect(after).toMatchObject([{ corrections: 0, shares: { right: 1 } }]);
});

test.each([
  ['a BOM and semicolons', '\uFEFFmerchant;amount;currency;category\r\n"QUINCE; CO";"1.234,50";eur;Fish\r\n'],
  ['tabs and other columns', 'date\tcategory\tMerchant \tcurrency\tamount\n1\tFish\tQUINCE; CO\tEUR\t1,234.50\n\n'],
])('reads %s', (_, text) => {
  expect(readLabelled(text)).toEqual([{ merchant: 'QUINCE; CO', amount: 1234.5, currency: 'EUR', category: 'Fish' }]);
});

test.each([
  ['', 'The file is empty.'],
  [
    'merchant,amount,currency\nA,1,EUR',
    'The file has no column “category”. It needs merchant, amount, currency, category.',
  ],
  ['merchant,amount,currency,category', 'The file has a heading and no rows.'],
  ['merchant,amount,currency,category\nA,1,EUR,Fish\n ,1,EUR,Fish', 'Row 3: merchant is empty.'],
  ['merchant,amount,currency,category\nA,much,EUR,Fish', 'Row 2: amount is not a number.'],
])('describes the mistake in %j', (text, words) => {
  expect(() => readLabelled(text)).toThrow(new UserError(words));
});
