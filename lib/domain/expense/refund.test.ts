import { describe, expect, test } from 'vitest';
import { aLine, amountOf, gbp } from '@/lib/domain/testing/expense';
import { linesInCurrencyOf, linesLeft, refundTotals, taxOfPart } from './refund';

const inGbp = (text: string) => ({ amount: gbp(text), baseMinor: gbp(text).minor });
const inEuros = (text: string, base: string) => ({ amount: amountOf(text, 'EUR'), baseMinor: gbp(base).minor });
const meals = '01900000-0000-7000-8000-0000000000b2';
const minors = (lines: readonly { readonly amount: { readonly minor: bigint } }[]) =>
  lines.map((line) => line.amount.minor);

describe('what remains of a payment', () => {
  test('is all of it without a refund', () => {
    expect(refundTotals(inGbp('120.00'), [], 'GBP')).toMatchObject({
      refunded: { minor: 0n },
      net: gbp('120.00'),
      rest: gbp('120.00'),
      over: { minor: 0n },
    });
  });

  test('is less after a partial refund, and after each further one', () => {
    expect(refundTotals(inGbp('120.00'), [inGbp('40.00'), inGbp('30.00')], 'GBP')).toMatchObject({
      refunded: gbp('70.00'),
      net: gbp('50.00'),
      rest: gbp('50.00'),
      over: { minor: 0n },
    });
  });

  test('is nothing when more came back than was spent, and the rest is named', () => {
    expect(refundTotals(inGbp('120.00'), [inGbp('130.00')], 'GBP')).toMatchObject({
      net: { minor: -1_000n },
      rest: { minor: 0n },
      over: gbp('10.00'),
    });
  });

  test('is counted in base currency when a refund is in another currency', () => {
    const totals = refundTotals(inEuros('100.00', '85.00'), [inGbp('80.00')], 'GBP');
    expect(totals).toMatchObject({ spent: gbp('85.00'), refunded: gbp('80.00'), net: gbp('5.00') });
    expect(totals.exchangeDifference).toEqual({ minor: 0n, currency: 'GBP' });
  });
});

describe('the exchange difference', () => {
  test.each([
    ['gains when the rate rose', [inEuros('100.00', '87.00')], 200n],
    ['loses when the rate fell', [inEuros('100.00', '84.00')], -100n],
    ['compares a partial refund with its part', [inEuros('40.00', '34.80')], 80n],
    ['adds up several refunds', [inEuros('40.00', '34.80'), inEuros('60.00', '50.00')], -20n],
    ['is nothing at the same rate', [inEuros('40.00', '34.00')], 0n],
  ])('%s', (_, refunds, minor) => {
    expect(refundTotals(inEuros('100.00', '85.00'), refunds, 'GBP').exchangeDifference).toEqual({
      minor,
      currency: 'GBP',
    });
  });

  test('is nothing in base currency', () => {
    expect(refundTotals(inGbp('120.00'), [inGbp('40.00')], 'GBP').exchangeDifference.minor).toBe(0n);
  });
});

describe('the lines that are left to refund', () => {
  const split = [aLine({ amount: gbp('60.00') }), aLine({ amount: gbp('36.00'), categoryId: meals })];

  test('are all lines without a refund', () => expect(linesLeft(split, [])).toEqual(split));

  test('lose what came back for a line of the same coding', () => {
    expect(minors(linesLeft(split, [aLine({ amount: gbp('36.00'), categoryId: meals })]))).toEqual([6_000n]);
    expect(minors(linesLeft(split, [aLine({ amount: gbp('20.00'), categoryId: meals })]))).toEqual([6_000n, 1_600n]);
  });

  test('share what came back with another coding, to the penny', () => {
    const left = linesLeft(split, [aLine({ amount: gbp('10.00'), categoryId: null })]);
    expect(minors(left)).toEqual([5_375n, 3_225n]);
    expect(minors(linesLeft(split, [aLine({ amount: gbp('0.01'), categoryId: null })]))).toEqual([5_999n, 3_600n]);
  });

  test('are none after the whole amount or more came back', () => {
    expect(linesLeft(split, [aLine({ amount: gbp('96.00'), categoryId: null })])).toEqual([]);
    expect(linesLeft(split, [aLine({ amount: gbp('200.00') })])).toEqual([]);
  });

  test('share the tax of the receipt, so that the parts add up to it', () => {
    const line = aLine({ amount: gbp('100.00'), taxMinor: 1_667n });
    const part = taxOfPart(line, 3_333n);
    const [left] = linesLeft([line], [aLine({ amount: gbp('33.33') })]);
    expect((part ?? 0n) + (left?.taxMinor ?? 0n)).toBe(1_667n);
    expect(taxOfPart(aLine(), 3_333n)).toBeNull();
  });

  test('count a refund in another currency by its value', () => {
    const refund = { ...inGbp('42.50'), lines: [aLine({ amount: gbp('42.50') })] };
    expect(minors(linesInCurrencyOf(inEuros('100.00', '85.00'), refund))).toEqual([5_000n]);
  });
});
