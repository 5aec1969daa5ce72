import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { money } from '../money';
import { ann, aRule, bob, merchantContains, merchantIs, someFacts, visa } from '../testing/rules';
import { type Condition, noCard } from './condition';
import { explainMatch } from './explain';
import type { ExpenseFacts } from './facts';
import { firstMatch, matchesRule } from './match';

const pounds = (pence: bigint) => money(pence, 'GBP');
const holds = (condition: Condition, facts: Partial<ExpenseFacts> = {}) =>
  matchesRule(aRule(condition), someFacts(facts));

describe('a merchant', () => {
  test.each([
    ['Uber', 'UBER'],
    ['uber', '  Uber '],
    ['Café Nero', 'CAFE   NERO'],
    ['Blue Bottle', 'blue-bottle'],
  ])('%s matches %s: case, accents, spaces and punctuation do not matter', (value, merchant) => {
    expect(holds(merchantIs(value), { merchant })).toBe(true);
  });

  test.each([
    ['Blue Bottle', 'SQ *BLUE BOTTLE 0412 OAKLAND CA'],
    ['SQ *BLUE BOTTLE 0388 SAN FRANCISCO CA', 'SQ *BLUE BOTTLE 0412 OAKLAND CA'],
  ])('%s matches %s at any branch', (value, merchant) => {
    expect(holds(merchantIs(value), { merchant })).toBe(true);
  });

  test('does not match a merchant that only starts with or contains it', () => {
    expect(holds(merchantIs('Uber'), { merchant: 'Uber Eats' })).toBe(false);
    expect(holds(merchantIs('Uber'), { merchant: 'Exuberant Ltd' })).toBe(false);
  });

  test('matches "contains" and "starts with" despite doubled spaces', () => {
    expect(holds(merchantContains('uber trip'), { merchant: 'UBER   *TRIP HELP.UBER.COM' })).toBe(true);
    expect(holds({ field: 'merchant', test: 'starts-with', values: ['UBER *'] }, { merchant: 'uber trip' })).toBe(true);
    expect(holds({ field: 'merchant', test: 'starts-with', values: ['trip'] }, { merchant: 'uber trip' })).toBe(false);
  });

  test('matches any of the values', () => {
    expect(holds(merchantIs('Lyft', 'Uber'))).toBe(true);
    expect(holds(merchantIs('Lyft', 'Bolt'))).toBe(false);
  });

  test('matches a pattern against the printed text in either case', () => {
    expect(
      holds({ field: 'merchant', test: 'pattern', values: ['^amzn .*\\*\\d'] }, { merchant: 'AMZN MKTP US*2K4' }),
    ).toBe(true);
    expect(holds({ field: 'merchant', test: 'pattern', values: ['^mktp'] }, { merchant: 'AMZN MKTP US*2K4' })).toBe(
      false,
    );
  });
});

describe('an amount', () => {
  const amount = (
    test: 'at-least' | 'at-most' | 'between' | 'is',
    from: bigint,
    to: bigint | null = null,
  ): Condition => ({
    field: 'amount',
    test,
    currency: 'GBP',
    minor: from,
    toMinor: to,
  });

  test.each([
    ['at-least', 5_000n, null, true],
    ['at-least', 5_001n, null, false],
    ['at-most', 5_000n, null, true],
    ['at-most', 4_999n, null, false],
    ['is', 5_000n, null, true],
    ['is', 4_999n, null, false],
    ['between', 4_000n, 5_000n, true],
    ['between', 5_001n, 6_000n, false],
  ] as const)('of 50.00 that is %s %s, %s: %s', (test, from, to, expected) => {
    expect(holds(amount(test, from, to))).toBe(expected);
  });

  test('is compared in the base currency for a foreign expense', () => {
    const euros = { amount: money(6_000n, 'EUR'), base: pounds(5_100n) };
    expect(holds(amount('at-least', 5_000n), euros)).toBe(true);
    expect(holds(amount('at-least', 5_200n), euros)).toBe(false);
  });

  test('is false in a currency that is neither the expense’s nor the base', () => {
    expect(holds({ field: 'amount', test: 'at-least', currency: 'USD', minor: 1n, toMinor: null })).toBe(false);
  });
});

test('compares card, person, currency, note and type', () => {
  expect(holds({ field: 'card', values: [visa] })).toBe(true);
  expect(holds({ field: 'card', values: [visa] }, { cardId: null })).toBe(false);
  expect(holds({ field: 'card', values: [noCard] }, { cardId: null })).toBe(true);
  expect(holds({ field: 'person', values: [bob, ann] })).toBe(true);
  expect(holds({ field: 'person', values: [bob] })).toBe(false);
  expect(holds({ field: 'currency', values: ['EUR', 'GBP'] })).toBe(true);
  expect(holds({ field: 'currency', values: ['EUR'] })).toBe(false);
  expect(holds({ field: 'note', test: 'contains', values: ['client'] }, { note: 'For a Client, in Leeds' })).toBe(true);
  expect(holds({ field: 'note', test: 'is', values: ['client'] }, { note: 'For a client' })).toBe(false);
  expect(holds({ field: 'type', values: ['refund'] }, { type: 'refund' })).toBe(true);
  expect(holds({ field: 'type', values: ['refund'] })).toBe(false);
});

test('requires every condition, and a rule without conditions matches nothing', () => {
  const over = (minor: bigint): Condition => ({
    field: 'amount',
    test: 'at-least',
    currency: 'GBP',
    minor,
    toMinor: null,
  });
  expect(matchesRule(aRule(merchantIs('Uber'), over(5_000n)), someFacts())).toBe(true);
  expect(matchesRule(aRule(merchantIs('Uber'), over(5_001n)), someFacts())).toBe(false);
  expect(matchesRule(aRule(), someFacts())).toBe(false);
  expect(firstMatch([aRule()], someFacts())).toBeNull();
});

const someRule = fc
  .array(
    fc.oneof(
      fc.constantFrom('Uber', 'Ube', 'Tesco', 'e').map((value) => merchantContains(value)),
      fc.bigInt({ min: 1n, max: 10_000n }).map(
        (minor): Condition => ({
          field: 'amount',
          test: 'at-least',
          currency: 'GBP',
          minor,
          toMinor: null,
        }),
      ),
    ),
    { maxLength: 3 },
  )
  .map((conditions) => aRule(...conditions));
const someExpense = fc
  .tuple(fc.constantFrom('Uber', 'Tesco', 'Lyft'), fc.bigInt({ min: 1n, max: 10_000n }))
  .map(([merchant, minor]) => someFacts({ merchant, amount: pounds(minor) }));

test('returns the first matching rule, whatever follows', () => {
  fc.assert(
    fc.property(fc.array(someRule), fc.array(someRule), someExpense, (rules, later, facts) => {
      const winner = firstMatch(rules, facts);
      expect(winner).toBe(rules.find((rule) => matchesRule(rule, facts)) ?? null);
      if (winner) expect(firstMatch([...rules, ...later], facts)).toBe(winner);
    }),
  );
});

test('explains the winner and every other rule', () => {
  fc.assert(
    fc.property(fc.array(someRule), someExpense, (rules, facts) => {
      const verdicts = explainMatch(rules, facts);
      const winner = firstMatch(rules, facts);
      expect(verdicts.map((verdict) => verdict.rule)).toEqual(rules);
      expect(verdicts.flatMap((verdict) => (verdict.outcome === 'won' ? verdict.rule : []))).toEqual(
        winner ? [winner] : [],
      );
      for (const verdict of verdicts) {
        expect(matchesRule(verdict.rule, facts)).toBe(verdict.outcome !== 'unmet');
        if (verdict.outcome === 'earlier') expect(verdict.winner).toBe(winner);
      }
    }),
  );
});

test('matches 5,000 expenses against 200 rules quickly', () => {
  const tests = ['contains', 'is', 'starts-with'] as const;
  const rules = Array.from({ length: 200 }, (_, index) =>
    aRule({ field: 'merchant', test: tests[index % 3] ?? 'is', values: [`Merchant ${index}`, `Shop ${index}`] }),
  );
  const expenses = Array.from({ length: 5_000 }, (_, index) =>
    someFacts({ merchant: `Nobody ${index} of High Street` }),
  );
  // Measures CPU time, because wall time depends on the load of the machine.
  const before = process.cpuUsage();
  expect(expenses.filter((facts) => firstMatch(rules, facts)).length).toBe(0);
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(4_000);
});
