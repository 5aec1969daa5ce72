import { describe, expect, test } from 'vitest';
import { type Decimal, detectDecimal, looksLikeAmount, readAmount } from './amount';

const read = (text: string, currency = 'GBP', decimal: Decimal | null = null) => {
  const reading = readAmount(text, { currency, decimal });
  return reading.ok ? `${reading.money.minor} ${reading.money.currency}` : reading.reason;
};

describe('the currency', () => {
  test.each([
    ['$12.00', 'GBP', '1200 USD'],
    ['$12.00', 'AUD', '1200 AUD'],
    ['US$40.00', 'AUD', '4000 USD'],
    ['US $40', 'GBP', '4000 USD'],
    ['40,00 $ US', 'CAD', '4000 USD'],
    ['CA$7', 'USD', '700 CAD'],
    ['A$7', 'GBP', '700 AUD'],
    ['NZ$7', 'GBP', '700 NZD'],
    ['HK$7', 'GBP', '700 HKD'],
    ['S$7', 'GBP', '700 SGD'],
    ['$7 CAD', 'GBP', '700 CAD'],
    ['R$ 12,00', 'GBP', '1200 BRL'],
    ['-89,00 kr', 'NOK', '-8900 NOK'],
    ['-89,00 kr', 'ISK', '-89 ISK'],
    ['-89,00 kr.', 'DKK', '-8900 DKK'],
    ['89,00 kr', 'GBP', '8900 SEK'],
    ['12 zł', 'GBP', '1200 PLN'],
    ['Kč 12,50', 'GBP', '1250 CZK'],
    ['1 200 Ft', 'GBP', '120000 HUF'],
    ['12 lei', 'GBP', '1200 RON'],
    ['12 лв.', 'GBP', '1200 BGN'],
    ['12 ₴', 'GBP', '1200 UAH'],
    ['RM12', 'GBP', '1200 MYR'],
    ['Rp 12.000', 'GBP', '1200000 IDR'],
    ['฿12', 'GBP', '1200 THB'],
    ['12.000 ₫', 'GBP', '12000 VND'],
    ['₦12', 'GBP', '1200 NGN'],
    ['R12.50', 'GBP', '1250 ZAR'],
    ['R 12,50', 'GBP', '1250 ZAR'],
    ['CHF 12.-', 'GBP', '1200 CHF'],
    ['Fr. 12.50', 'GBP', '1250 CHF'],
    ['GBP12.50', 'EUR', '1250 GBP'],
    ['12.50EUR', 'GBP', '1250 EUR'],
    ['12,50 Euro', 'GBP', '1250 EUR'],
    ['JPY 1200', 'GBP', '1200 JPY'],
    ['¥1,200', 'GBP', '1200 JPY'],
    ['¥12.50', 'CNY', '1250 CNY'],
    ['1200円', 'GBP', '1200 JPY'],
    ['12元', 'GBP', '1200 CNY'],
    ['12元', 'TWD', '1200 TWD'],
    ['Eur 12', 'GBP', '1200 EUR'],
    ['12 eur', 'GBP', '1200 EUR'],
    ['12,50 KR', 'SEK', '1250 SEK'],
    ['￡12.50', 'EUR', '1250 GBP'],
    ['£12', 'EGP', '1200 EGP'],
    ['Rs. 1,00,000.00', 'GBP', '10000000 INR'],
    ['Rs.500', 'PKR', '50000 PKR'],
    ['Rs 1,500/-', 'GBP', '150000 INR'],
    ['Ksh 500/=', 'GBP', '50000 KES'],
    ['K 12', 'MMK', '1200 MMK'],
    ['KWD 1.234', 'GBP', '1234 KWD'],
  ])('of “%s” in books in %s: %s', (text, currency, amount) => expect(read(text, currency)).toBe(amount));

  test('says whether the text names one', () => {
    expect(readAmount('€5', { currency: 'EUR', decimal: null })).toMatchObject({ namesCurrency: true });
    expect(readAmount('5', { currency: 'EUR', decimal: null })).toMatchObject({ namesCurrency: false });
  });
});

describe('the sign', () => {
  test.each([
    ['-$1,234.50', '-123450 USD'],
    ['$-5', '-500 USD'],
    ['$ (5.00)', '-500 USD'],
    ['($12.00)', '-1200 USD'],
    ['(EUR 5.00)', '-500 EUR'],
    ['- EUR 5,00', '-500 EUR'],
    ['5,00 EUR-', '-500 EUR'],
    ['5.00-', '-500 GBP'],
    ['5.00 -', '-500 GBP'],
    ['−5', '-500 GBP'],
    ['-.50', '-50 GBP'],
    ['– 5', '-500 GBP'],
    ['－５', '-500 GBP'],
    ['+5.00', '500 GBP'],
    // Two minus signs are how one bank writes money in beside "-5.00".
    ['--1234,56', '123456 GBP'],
    ["'-12.50", '-1250 GBP'],
  ])('of “%s”: %s', (text, amount) => expect(read(text)).toBe(amount));

  test.each([
    ['4.50 CR', 'credit'],
    ['4.50CR', 'credit'],
    ['4.50 Cr.', 'credit'],
    ['CR 4.50', 'credit'],
    ['4.50 (CR)', 'credit'],
    ['£4.50 CR', 'credit'],
    ['4.50 DR', 'debit'],
    ['4.50DR.', 'debit'],
    ['4,50 S', 'debit'],
    ['4,50H', 'credit'],
    ['4.50 D', 'debit'],
    ['C 4.50', 'credit'],
  ])('of “%s” is not decided by its side, %s', (text, side) => {
    expect(readAmount(text, { currency: 'GBP', decimal: null })).toMatchObject({ side, money: { minor: 450n } });
  });
});

describe('the figures', () => {
  test.each([
    ['12.50', 'GBP', null, '1250 GBP'],
    ['4,75', 'EUR', '.', '475 EUR'],
    ['.5', 'GBP', null, '50 GBP'],
    ['12,-', 'EUR', null, '1200 EUR'],
    ['12.—', 'EUR', null, '1200 EUR'],
    ['1.234,-', 'EUR', null, '123400 EUR'],
    ['25.000', 'EUR', null, '2500000 EUR'],
    ['25.000', 'EUR', ',', '2500000 EUR'],
    ['25,000', 'GBP', '.', '2500000 GBP'],
    ['1.200', 'JPY', null, '1200 JPY'],
    ['1200.00', 'JPY', '.', '1200 JPY'],
    ['12.5000', 'GBP', '.', '1250 GBP'],
    ['12.345', 'KWD', '.', '12345 KWD'],
    ['12.345', 'KWD', ',', '12345000 KWD'],
    ['12,345', 'KWD', '.', '12345000 KWD'],
    ['0.345', 'KWD', ',', '345 KWD'],
    ['1 234,50', 'SEK', ',', '123450 SEK'],
    ['1\u00a0234,50', 'SEK', ',', '123450 SEK'],
    ['1\u2009234,50', 'SEK', ',', '123450 SEK'],
    ['1’234.50', 'CHF', '.', '123450 CHF'],
    ["1'234.50", 'CHF', '.', '123450 CHF'],
    ['1´234.50', 'CHF', '.', '123450 CHF'],
    ['1,00,000.50', 'INR', '.', '10000050 INR'],
    ['١٬٢٣٤٫٥٠', 'AED', '.', '123450 AED'],
    ['۱۲٫۵', 'AED', '.', '1250 AED'],
    ['१२.५०', 'INR', '.', '1250 INR'],
    ['１２．５０', 'GBP', '.', '1250 GBP'],
    ['12\u200b.5\u200f0', 'GBP', '.', '1250 GBP'],
  ] as const)('of “%s” in %s with “%s” before decimals: %s', (text, currency, decimal, amount) =>
    expect(read(text, currency, decimal)).toBe(amount),
  );

  test.each([
    ['', 'There is no amount.'],
    ['=1+1', 'The amount is a formula, not a number.'],
    ['1+1', '“1+1” has more than one number.'],
    ['1.2.3', '“1.2.3” is not an amount.'],
    ['12,34,5', '“12,34,5” is not an amount.'],
    ['12..5', '“12..5” is not an amount.'],
    ['5 6', '“5 6” is not an amount.'],
    ['5.00 / 6.00', '“5.00 / 6.00” has more than one number.'],
    ['1e5', '“1e5” is written with an exponent. Format the column as a number and export the file again.'],
    ['1.23E+05', '“1.23E+05” is written with an exponent. Format the column as a number and export the file again.'],
    ['5 %', '“5 %” is a percentage, not an amount.'],
    ['12⁵⁰', '“12⁵⁰” has other text than an amount.'],
    ['12k', '“12k” has other text than an amount.'],
    ['GBp 100', '“GBp 100” has other text than an amount.'],
    ['Fr. –.50', '“Fr. –.50” has other text than an amount.'],
    ['12K', '“12K” has other text than an amount.'],
    ['12 L', '“12 L” has other text than an amount.'],
    ['12 KM', '“12 KM” has other text than an amount.'],
    ['[5.00]', '“[5.00]” has other text than an amount.'],
    ['-(5.00)', '“-(5.00)” has two signs.'],
    ['5.00 p', '“5.00 p” has other text than an amount.'],
    ['about 5', '“about 5” has other text than an amount.'],
    ['XXQ 5', '“XXQ 5” has other text than an amount.'],
    [`5${'0'.repeat(200)}`, `“5${'0'.repeat(39)}” has other text than an amount.`],
    ['twelve', '“twelve” is not an amount.'],
    ['$5 EUR', '“$5 EUR” names two currencies.'],
    ['(-5)', '“(-5)” has two signs.'],
    ['-5-', '“-5-” has two signs.'],
    ['5 CR DR', '“5 CR DR” has two signs.'],
    ['(5', '“(5” has other text than an amount.'],
    ['1234.567', 'GBP has 2 decimals, and “1234.567” has more.'],
    ['JPY 1.5', 'JPY has 0 decimals, and “JPY 1.5” has more.'],
    ['1234567890', '“1234567890” is more than 999,999,999.'],
  ])('are refused in “%s”: %s', (text, reason) => expect(read(text)).toBe(reason));

  test('are refused when they contradict the column', () => {
    const reason = '“25.000” can be read in two ways, because its mark can be before thousands or before decimals.';
    expect(read('25.000', 'EUR', '.')).toBe(reason);
  });
});

describe('detectDecimal', () => {
  const detect = (values: readonly string[], locale = 'en-GB', currency = 'GBP') =>
    detectDecimal(values, { locale, currency });

  test.each([
    [['1.234,56', '12,00'], 'en-GB', ',', false],
    [['1,234', '12.50'], 'de-DE', '.', false],
    [['1.234.567'], 'en-GB', ',', false],
    [['1,234'], 'de-DE', '.', false],
    [['25.000', '3.000'], 'en-GB', ',', false],
    [['25.000', '12.50'], 'en-GB', '.', true],
    [['12.50', '12,50'], 'de-DE', ',', true],
    [['12,-'], 'en-GB', ',', false],
    [['12', '-5'], 'de-DE', ',', false],
    [['KWD 12.345', '12'], 'en-GB', '.', true],
  ] as const)('of %j in %s is “%s”', (values, locale, decimal, isGuess) =>
    expect(detect(values, locale)).toEqual({ decimal, isGuess }),
  );
});

test.each(['12.50', '-1 204,50 kr', '(12)', '4.50 CR', '0'])('takes “%s” for an amount', (text) =>
  expect(looksLikeAmount(text)).toBe(true),
);
test.each(['13.11.2026', '2026-11-13', 'Invoice 12', '1234567890123', 'GB29 NWBK 6016', '', '12%'])(
  'does not take “%s” for an amount',
  (text) => expect(looksLikeAmount(text)).toBe(false),
);
