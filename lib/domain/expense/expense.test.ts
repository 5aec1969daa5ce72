import { describe, expect, test } from 'vitest';
import { anExpenseForm, gbp } from '@/lib/domain/testing/expense';
import { expenseInput, signedAmount } from './expense';

const schema = expenseInput({ today: '2026-11-22', baseCurrency: 'GBP' });
const read = (change: Record<string, unknown> = {}) => schema.parse(anExpenseForm(change));

/** Returns the first problem of each field of the form. */
function problems(change: Record<string, unknown>): Record<string, string> {
  const parsed = schema.safeParse(anExpenseForm(change));
  const found: Record<string, string> = {};
  for (const issue of parsed.error?.issues ?? []) found[String(issue.path[0])] ??= issue.message;
  return found;
}

test('parses a complete form', () => {
  expect(read()).toMatchObject({
    type: 'payment',
    day: '2026-11-20',
    merchant: 'Great Western Railway',
    amount: { minor: 12_000n, currency: 'GBP' },
    rate: null,
    taxMinor: null,
    taxRateRef: null,
    cardId: null,
    revision: 0,
    receiptIds: [],
  });
});

describe('date', () => {
  test.each([
    ['2099-01-01', 'The date is in the future. Enter the day the money moved.'],
    ['2026-11-23', 'The date is in the future. Enter the day the money moved.'],
    ['2019-01-01', 'The date is more than seven years ago.'],
    ['2026-02-30', 'Enter a date that exists.'],
    ['', 'Enter a date that exists.'],
    ['20/11/2026', 'Enter a date that exists.'],
  ])('rejects %s', (day, reason) => {
    expect(problems({ day })).toEqual({ day: reason });
  });

  test('accepts today', () => {
    expect(read({ day: '2026-11-22' }).day).toBe('2026-11-22');
  });
});

describe('note', () => {
  test('rejects 10,000 characters and shows the length', () => {
    expect(problems({ note: 'x'.repeat(10_000) })).toEqual({
      note: 'Use at most 4,000 characters; this note has 10,000.',
    });
  });

  test('accepts emoji, right-to-left text and line breaks', () => {
    const note = 'Taxi 🚕\nשלום';
    expect(read({ note }).note).toBe(note);
  });
});

describe('merchant', () => {
  test.each(['', '   ', '\u0000\u0007'])('rejects %j', (merchant) => {
    expect(problems({ merchant })).toEqual({ merchant: 'Enter who was paid.' });
  });

  test('accepts at most 200 characters', () => {
    expect(problems({ merchant: 'm'.repeat(201) })).toEqual({ merchant: 'Use at most 200 characters.' });
  });
});

describe('foreign currency', () => {
  test('requires a rate', () => {
    expect(problems({ currency: 'EUR' })).toEqual({
      rate: 'Enter how much one EUR was in GBP, such as 0.8361.',
    });
  });

  test.each([
    ['USD', '999999999', '999999999'],
    ['USD', '99999.99', '999999999'],
    ['JPY', '999999999', '100000'],
    ['KWD', '999999999', '10001'],
  ])('rejects %s %s at %s, which is too large in pounds', (currency, amount, rate) => {
    expect(problems({ currency, amount, rate })).toEqual({
      rate: 'At this rate, the amount is too large in GBP. Check the amount and the rate.',
    });
  });

  test('accepts the largest amount in pounds that can be sent', () => {
    expect(read({ currency: 'USD', amount: '999999999.99', rate: '10000' }).rate).toBe('10000');
  });

  test('keeps the exact rate', () => {
    expect(read({ currency: 'EUR', rate: '0,836100000' })).toMatchObject({
      amount: { minor: 12_000n, currency: 'EUR' },
      rate: '0.8361',
    });
  });

  test('rejects an unknown currency', () => {
    expect(problems({ currency: 'ZZZ' })).toMatchObject({ currency: 'Choose a currency.' });
  });

  test('ignores a rate in the base currency', () => {
    expect(read({ rate: '0.8361' }).rate).toBeNull();
  });
});

describe('tax', () => {
  test('accepts zero', () => {
    expect(read({ taxAmount: '0' }).taxMinor).toBe(0n);
    expect(read({ taxAmount: '0.00' }).taxMinor).toBe(0n);
  });

  test('keeps an entered amount to the penny', () => {
    expect(read({ taxAmount: '19.99' }).taxMinor).toBe(1999n);
  });

  test('must be less than the amount', () => {
    expect(problems({ taxAmount: '120.00' })).toEqual({ taxAmount: 'The tax must be less than the amount.' });
  });

  test('is rejected at its field when it is not an amount', () => {
    expect(problems({ taxAmount: 'a fifth' })).toEqual({ taxAmount: 'Enter an amount such as 12.50.' });
  });
});

test('reports every invalid field at once', () => {
  expect(
    Object.keys(
      problems({ day: '2099-01-01', merchant: '', amount: '0', currency: 'EUR', rate: '', taxAmount: 'x' }),
    ).sort(),
  ).toEqual(['amount', 'day', 'merchant', 'rate', 'taxAmount']);
});

test('rejects a repeated field and a field that is not text', () => {
  expect(Object.keys(problems({ amount: ['1.00', '2.00'] }))).toEqual(['amount']);
  expect(Object.keys(problems({ merchant: 12 }))).toEqual(['merchant']);
  expect(Object.keys(problems({ day: null }))).toEqual(['day']);
});

test.each([
  ['id', 'not-an-id'],
  ['type', 'theft'],
  ['categoryId', 'travel'],
  ['cardId', '1'],
  ['revision', '-1'],
])('rejects a forged %s', (field, value) => {
  expect(Object.keys(problems({ [field]: value }))).toEqual([field]);
});

test('counts money that came back against spending', () => {
  expect(signedAmount('payment', gbp('5'))).toEqual(gbp('5'));
  expect(signedAmount('refund', gbp('5'))).toEqual({ minor: -500n, currency: 'GBP' });
});
