import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exponentOf } from '@/lib/domain/currency';
import { type Money, money, total } from '@/lib/domain/money';
import { formatPercent, maxParts, type SplitPart, splitAmount } from './split';

const thirty = (
  'GBP EUR USD CHF SEK NOK DKK PLN CZK HUF RON AUD NZD CAD SGD HKD INR ZAR BRL MXN ' +
  'JPY KRW CLP ISK VND KWD BHD JOD OMR TND'
).split(' ');

const percent = (hundredths: number): SplitPart => ({ by: 'percent', hundredths });
const fixed = (minor: bigint, currency = 'GBP'): SplitPart => ({ by: 'amount', minor, currency });
const rest: SplitPart = { by: 'rest' };
const pounds = (minor: bigint): Money => money(minor, 'GBP');
const parts = (amount: Money, ...by: SplitPart[]) => {
  const split = splitAmount(amount, by);
  return split.ok ? split.amounts.map((part) => part.minor) : split.reason;
};

/** Generates percentages that add up to 100%. */
const percentages = fc
  .array(fc.integer({ min: 1, max: 1_000 }), { minLength: 2, maxLength: maxParts })
  .map((weights) => {
    const sum = weights.reduce((all, weight) => all + weight, 0);
    const shares = weights.map((weight) => Math.max(1, Math.floor((weight * 10_000) / sum)));
    const missing = 10_000 - shares.reduce((all, share) => all + share, 0);
    const largest = shares.indexOf(Math.max(...shares));
    return shares.map((share, index) => percent(index === largest ? share + missing : share));
  });
const someParts = fc.oneof(
  percentages,
  fc.tuple(percentages, fc.bigInt({ min: 1n, max: 500n })).map(([by, minor]) => [fixed(minor, '?'), ...by]),
  fc.tuple(percentages, fc.nat()).map(([by, at]) => by.map((part, index) => (index === at % by.length ? rest : part))),
  fc
    .array(fc.bigInt({ min: 1n, max: 1_000n }), { minLength: 1, maxLength: 20 })
    .map((by) => [rest, ...by.map((minor) => fixed(minor, '?'))]),
);
const inCurrency = (by: readonly SplitPart[], currency: string): readonly SplitPart[] =>
  by.map((part) => (part.by === 'amount' ? { ...part, currency } : part));

test('splits into parts that add up, in thirty currencies, or explains the rejection', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...thirty),
      fc.bigInt({ min: 1n, max: 999_999_999_9999n }),
      fc.boolean(),
      someParts,
      (currency, size, back, by) => {
        const amount = money(back ? -size : size, currency);
        const split = splitAmount(amount, inCurrency(by, currency));
        if (!split.ok) {
          expect(split.reason).toMatch(/^[A-Z].*\.$/);
          return;
        }
        expect(total(split.amounts, currency)).toEqual(amount);
        expect(split.amounts).toHaveLength(by.length);
        expect(split.amounts.every((part) => (back ? part.minor < 0n : part.minor > 0n))).toBe(true);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('accepts percentages that make 100 % for every large enough amount', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...thirty),
      fc.bigInt({ min: 10_000n, max: 10n ** 12n }),
      percentages,
      (to, size, by) => {
        expect(splitAmount(money(size, to), by).ok).toBe(true);
      },
    ),
  );
});

test('rounds each part by less than one minor unit', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...thirty),
      fc.bigInt({ min: 10_000n, max: 10n ** 12n }),
      percentages,
      (to, size, by) => {
        const split = splitAmount(money(size, to), by);
        const amounts = split.ok ? split.amounts : [];
        for (const [index, part] of by.entries()) {
          const exact = size * BigInt(part.by === 'percent' ? part.hundredths : 0);
          const off = (amounts[index]?.minor ?? 0n) * 10_000n - exact;
          expect(off < 10_000n && off > -10_000n).toBe(true);
        }
      },
    ),
  );
});

test('splits 100.00 into thirds with the larger share first', () => {
  expect(parts(pounds(10_000n), percent(3_334), percent(3_333), percent(3_333))).toEqual([3_334n, 3_333n, 3_333n]);
});

test('gives the remaining penny to the largest remainder, then to the earlier part', () => {
  expect(parts(pounds(101n), percent(5_000), percent(5_000))).toEqual([51n, 50n]);
  expect(parts(pounds(10n), percent(3_300), percent(3_300), percent(3_400))).toEqual([3n, 3n, 4n]);
});

test('splits yen in whole yen and dinars to three decimals', () => {
  expect(exponentOf('JPY')).toBe(0);
  expect(parts(money(101n, 'JPY'), percent(5_000), percent(5_000))).toEqual([51n, 50n]);
  expect(parts(money(1_001n, 'KWD'), percent(2_500), percent(7_500))).toEqual([250n, 751n]);
});

test('applies percentages to what the fixed amounts leave', () => {
  expect(parts(pounds(1_500n), fixed(500n), percent(5_000), percent(5_000))).toEqual([500n, 500n, 500n]);
  expect(parts(pounds(1_500n), fixed(500n), rest)).toEqual([500n, 1_000n]);
  expect(parts(pounds(1_000n), percent(2_500), rest)).toEqual([250n, 750n]);
  expect(parts(pounds(1_500n), fixed(500n), percent(2_500), rest)).toEqual([500n, 250n, 750n]);
  expect(parts(pounds(1_500n), fixed(500n), fixed(1_000n))).toEqual([500n, 1_000n]);
});

test('splits a refund into refunds', () => {
  expect(parts(pounds(-1_500n), fixed(500n), rest)).toEqual([-500n, -1_000n]);
});

test.each<[string, Money, SplitPart[]]>([
  ['The parts add up to 99.9%. 0.1% is missing.', pounds(1_000n), [percent(3_330), percent(3_330), percent(3_330)]],
  ['The parts add up to 120%. 20% is too much.', pounds(1_000n), [percent(6_000), percent(6_000)]],
  ['The parts add up to 100.01%. 0.01% is too much.', pounds(1_000n), [percent(5_000), percent(5_001)]],
  [
    'The parts add up to 100%. Nothing is left for the part that takes the rest.',
    pounds(1_000n),
    [percent(10_000), rest],
  ],
  ['2 parts take the rest. Only one can.', pounds(1_000n), [rest, percent(100), rest]],
  ['A split needs at least two parts.', pounds(1_000n), [percent(10_000)]],
  ['A split needs at least two parts.', pounds(1_000n), []],
  ['Split it into at most 100 parts.', pounds(1_000n), Array<SplitPart>(101).fill(percent(1))],
  ['A part needs an amount above zero.', pounds(1_000n), [fixed(-500n), rest]],
  ['A part needs a percentage between 0.01 and 100.', pounds(1_000n), [percent(-100), percent(10_100)]],
  ['A part needs a percentage between 0.01 and 100.', pounds(1_000n), [percent(0.5), percent(9_999.5)]],
  ['A part needs a percentage between 0.01 and 100.', pounds(1_000n), [percent(Number.NaN), rest]],
  [
    'The fixed parts add up to 12.00 GBP, and the expense is 10.00 GBP: nothing is left for the others.',
    pounds(1_000n),
    [fixed(1_200n), rest],
  ],
  [
    'The fixed parts add up to 10.00 GBP, and the expense is 10.00 GBP: nothing is left for the others.',
    pounds(1_000n),
    [fixed(1_000n), rest],
  ],
  ['The fixed parts add up to 9.00 GBP. 1.00 GBP is missing.', pounds(1_000n), [fixed(400n), fixed(500n)]],
  ['The fixed parts add up to 12.00 GBP. 2.00 GBP is too much.', pounds(1_000n), [fixed(700n), fixed(500n)]],
  ['A part is in EUR and the expense in GBP.', pounds(1_000n), [fixed(100n, 'EUR'), rest]],
  ['Part 2 would be nothing: 0.01 GBP is too little.', pounds(1n), [percent(5_000), percent(5_000)]],
  ['Part 1 would be nothing: 1 JPY is too little.', money(1n, 'JPY'), [percent(100), rest]],
])('rejects: %s', (reason, amount, by) => {
  expect(splitAmount(amount, by)).toEqual({ ok: false, reason });
});

test('formats a percentage without trailing zeros', () => {
  expect([10_000, 3_330, 1, 1_250].map(formatPercent)).toEqual(['100%', '33.3%', '0.01%', '12.5%']);
});
