import { describe, expect, test } from 'vitest';
import { detectDecimal, parseFileAmount } from './amounts';
import { detectDayOrder, parseDay } from './days';
import { type ImportContext, parseRow } from './rows';
import { columnsProblem, dataRows, detectSettings } from './settings';

const travel = '01900000-0000-7000-8000-000000000001';
const card = '01900000-0000-7000-8000-0000000000ca';
const context: ImportContext = {
  today: '2026-11-22',
  baseCurrency: 'GBP',
  cards: [{ id: card, name: 'Company card 4411' }],
  categories: [{ id: travel, name: 'Travel' }],
};
const read = (file: readonly (readonly string[])[], locale = 'en-GB') => {
  const { settings } = detectSettings(file, locale, null);
  return dataRows(file, settings.headerAt).map((row) => parseRow(row, settings, context));
};

describe('days', () => {
  test.each([
    ['03/11/2026', 'dmy', '2026-11-03'],
    ['03/11/2026', 'mdy', '2026-03-11'],
    ['3.11.26', 'dmy', '2026-11-03'],
    ['2026-11-03T10:15:00Z', 'dmy', '2026-11-03'],
    ['2026/11/03', 'mdy', '2026-11-03'],
    ['20261103', 'dmy', '2026-11-03'],
    ['3 Nov 2026', 'mdy', '2026-11-03'],
    ['Nov 3, 2026', 'dmy', '2026-11-03'],
    ['Tue, 3 November 2026', 'dmy', '2026-11-03'],
    ['3. März 2026', 'dmy', '2026-03-03'],
    ['03/11/2026 23:59', 'dmy', '2026-11-03'],
  ] as const)('“%s” read as %s is %s', (text, order, day) => expect(parseDay(text, order)).toBe(day));

  test.each(['31/02/2026', 'yesterday', '', '12.50', '2026'])('rejects “%s”', (text) =>
    expect(parseDay(text, 'dmy')).toBeNull(),
  );

  test('detects the order from a day above twelve, else from the locale', () => {
    expect(detectDayOrder(['03/11/2026', '11/23/2026'], 'en-GB')).toEqual({ order: 'mdy', ambiguous: false });
    expect(detectDayOrder(['03/11/2026', '23/11/2026'], 'en-US')).toEqual({ order: 'dmy', ambiguous: false });
    expect(detectDayOrder(['03/11/2026'], 'en-GB')).toEqual({ order: 'dmy', ambiguous: true });
    expect(detectDayOrder(['03/11/2026'], 'en-US')).toEqual({ order: 'mdy', ambiguous: true });
    expect(detectDayOrder(['2026-11-03'], 'en-US')).toEqual({ order: 'ymd', ambiguous: false });
    expect(detectDayOrder(['3 Nov 2026'], 'en-US')).toMatchObject({ ambiguous: false });
  });
});

describe('amounts', () => {
  test.each([
    ['-1.234,56', ',', 'EUR', -123_456n],
    ['1,234.56', '.', 'GBP', 123_456n],
    ['(12.50)', '.', 'GBP', -1_250n],
    ['£12.5', '.', 'GBP', 1_250n],
    ['−12.50', '.', 'GBP', -1_250n],
    ['12.50-', '.', 'GBP', -1_250n],
    ['12.50 DR', '.', 'GBP', -1_250n],
    ['EUR 12,50', ',', 'EUR', 1_250n],
    ["1'234.50", '.', 'CHF', 123_450n],
    ['1 234,50', ',', 'SEK', 123_450n],
    ['1200.00', '.', 'JPY', 1_200n],
    ['.5', '.', 'GBP', 50n],
  ] as const)('“%s” with %s before the decimals is in %s %d', (text, decimal, currency, minor) =>
    expect(parseFileAmount(text, decimal, currency)).toEqual({ ok: true, money: { minor, currency } }),
  );

  test.each(['=1+1', '', 'twelve', '1.234', '12..5', 'USD 12.50', '12345678901'])('rejects “%s”', (text) =>
    expect(parseFileAmount(text, '.', 'GBP')).toMatchObject({ ok: false }),
  );

  test('detects the decimal separator', () => {
    expect(detectDecimal(['1.234,56', '12,00'], 'en-GB')).toBe(',');
    expect(detectDecimal(['1,234', '12.50'], 'en-DE')).toBe('.');
    expect(detectDecimal(['1.234.567'], 'en-GB')).toBe(',');
    expect(detectDecimal(['1,234'], 'en-DE')).toBe(',');
    expect(detectDecimal(['1,234'], 'en-GB')).toBe('.');
  });
});

describe('a file', () => {
  test('reads an account statement with negative spending and a line before the header', () => {
    const file = [
      ['Account 12345678', '', ''],
      ['Date', 'Description', 'Amount'],
      ['03/11/2026', 'UBER   *TRIP', '-12.50'],
      ['13/11/2026', 'UBER   *REFUND', '2.50'],
    ];
    expect(read(file)).toMatchObject([
      { ok: true, facts: { type: 'payment', day: '2026-11-03', merchant: 'UBER *TRIP', amount: { minor: 1_250n } } },
      { ok: true, facts: { type: 'refund', amount: { minor: 250n } } },
    ]);
  });

  test('reads a card statement with positive spending', () => {
    const file = [
      ['Posting Date', 'Merchant', 'Total'],
      ['2026-11-03', 'Pret', '5.00'],
      ['2026-11-04', 'Pret', '6.00'],
      ['2026-11-05', 'Pret', '-6.00'],
    ];
    expect(read(file).map((row) => row.ok && row.facts.type)).toEqual(['payment', 'payment', 'refund']);
  });

  test('reads German debit and credit columns', () => {
    const file = [
      ['Buchungstag', 'Empfänger', 'Soll', 'Haben', 'Währung', 'Wechselkurs'],
      ['03.11.2026', 'Deutsche Bahn', '1.012,50', '', 'EUR', '0,86'],
      ['04.11.2026', 'Deutsche Bahn', '', '12,50', 'EUR', '0,86'],
      ['04.11.2026', 'Deutsche Bahn', '12,50', '', 'EUR', ''],
    ];
    expect(read(file, 'en-DE')).toMatchObject([
      { ok: true, facts: { type: 'payment', amount: { minor: 101_250n, currency: 'EUR' }, rate: '0.86' } },
      { ok: true, facts: { type: 'refund', amount: { minor: 1_250n } } },
      { ok: false, reason: 'It is in EUR, and the file has no exchange rate for it.' },
    ]);
  });

  test.each([
    ['', 'It is in EUR, and the file has no exchange rate for it.'],
    ['abc', '“abc” is not a usable exchange rate. Enter a rate such as 0.8361.'],
    ['0', '“0” is not a usable exchange rate. The rate must be above zero.'],
    ['0.8500000001', '“0.8500000001” is not a usable exchange rate. Use at most nine decimals.'],
    ['0.85000000001', '“0.85000000001” is not a usable exchange rate. Use at most nine decimals.'],
    ['999999999', 'At this rate, the amount is too large in GBP. Check the amount and the rate.'],
  ])('refuses the rate “%s” and says why', (rate, reason) => {
    const file = [
      ['Date', 'Merchant', 'Amount', 'Currency', 'Exchange rate'],
      ['2026-11-03', 'Deutsche Bahn', '999999999.99', 'EUR', rate],
      ['2026-11-04', 'Deutsche Bahn', '12.50', 'EUR', '0.850000000'],
    ];
    expect(read(file)).toMatchObject([
      { ok: false, reason },
      { ok: true, facts: { rate: '0.85' } },
    ]);
  });

  test('reads a file without a header by its content', () => {
    const file = [
      ['1', '2026-11-03', 'Pret A Manger', '5.00'],
      ['2', '2026-11-04', 'Shell', '60.00'],
    ];
    expect(read(file)).toMatchObject([
      { ok: true, facts: { merchant: 'Pret A Manger', amount: { minor: 500n } } },
      { ok: true, facts: { merchant: 'Shell' } },
    ]);
  });

  test('explains why a row is not an expense', () => {
    const file = [
      ['Date', 'Merchant', 'Amount', 'Currency'],
      ['2026-11-03', '', '5.00', ''],
      ['2026-02-30', 'Pret', '5.00', ''],
      ['2027-01-01', 'Pret', '5.00', ''],
      ['2010-01-01', 'Pret', '5.00', ''],
      ['2026-11-03', 'Pret', '0.00', ''],
      ['2026-11-03', 'Pret', '=A1+A2', ''],
      ['2026-11-03', 'Pret', '5.00', 'XXQ'],
      ['2026-11-03'],
    ];
    expect(read(file).map((row) => !row.ok && row.reason)).toEqual([
      'There is no merchant.',
      '“2026-02-30” is not a date.',
      'The date is in the future: 2027-01-01.',
      'The date is more than seven years ago.',
      'The amount is zero.',
      'The amount is a formula, not a number.',
      '“XXQ” is not a currency.',
      'There is no merchant.',
    ]);
  });

  test('finds the category and the card, and warns about an unknown category', () => {
    const file = [
      ['Date', 'Merchant', 'Amount', 'Card', 'Category'],
      ['2026-11-03', '="0412 Café"', '5.00', '**** 4411', 'travel'],
      ['2026-11-03', 'Pret', '5.00', 'Other', 'Snacks'],
    ];
    expect(read(file)).toMatchObject([
      { facts: { merchant: '0412 Café', cardId: card, categoryId: travel, remarks: [] } },
      { facts: { cardId: null, categoryId: null, remarks: ['There is no category called Snacks.'] } },
    ]);
  });

  test('reports a missing required column', () => {
    expect(columnsProblem({ day: 0 })).toBe('Choose the column of who was paid and of the amount.');
    expect(columnsProblem({ day: 0, merchant: 1, debit: 2 })).toBeNull();
  });
});
