import { describe, expect, test } from 'vitest';
import { expenseTypes, isMoneyOut } from '@/lib/domain/expense/type';
import { transferKinds } from '@/lib/domain/transfer/kind';
import {
  claimTypes,
  type ExampleType,
  isClaim,
  isTransfer,
  readWorkedExamples,
} from '@/lib/testing/accounting/worked-examples';
import { claimRulesOf } from './claim-rules';
import { isTypeWritten, type KindRule, kindRule, takesAccount } from './kinds';
import { type PackageKey, packageKeys, packageOf } from './package';
import { directKeyOf, expensesKeys } from './package/package-type';
import { transferRulesOf } from './transfer/rules';

const { examples, trialBalance, packages, directPackages, calculations } = readWorkedExamples();
const directKeys = expensesKeys.map(directKeyOf);
const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, each) => total + each, 0);

/** The account on the other side than the costs. For a transfer it is the account that the money left. */
const paidFrom = (type: ExampleType): string => {
  if (isTransfer(type)) return type === 'withdrawal' ? 'Card' : 'Current account';
  return isClaim(type) ? 'Owed to colleagues' : 'Card';
};

const contactWords = {
  supplier: 'supplier',
  customer: 'customer',
  'default supplier': 'default supplier',
  none: 'no contact',
};

const words = (rule: KindRule): string =>
  rule.isWritten
    ? [rule.record, contactWords[rule.contact], ...(rule.accounts === 'credit cards' ? ['on credit cards'] : [])].join(
        ', ',
      )
    : '–';

const rowOf = (key: PackageKey) => [
  packageOf(key).name,
  ...(['payment', 'refund', 'reward', 'chargeback'] as const).map((type) => words(kindRule(key, type))),
  transferRulesOf(key) ? 'Transfer' : '–',
  claimRulesOf(key) ? 'Bill' : '–',
];

test('the documents say what each package takes in each way', () => {
  expect(packages).toEqual(packageKeys.map(rowOf));
  expect(directPackages).toEqual(directKeys.map(rowOf));
});

test('every kind of movement has an example', () => {
  const types = new Set(examples.map(({ type }) => type));
  expect(types).toEqual(new Set([...expenseTypes, ...transferKinds, ...claimTypes]));
});

test('every calculation in the documents is right', () => {
  expect(calculations.length).toBeGreaterThan(20);
  for (const { text, value, stated } of calculations) expect(value, text).toBeCloseTo(stated, 6);
});

test.each([...packageKeys, ...directKeys])('%s names a contact exactly where its records have one', (key) => {
  const { supplier } = packageOf(key);
  for (const type of expenseTypes) {
    const rule = kindRule(key, type);
    if (!rule.isWritten) continue;
    expect(rule.contact === 'none').toBe(supplier === 'none');
    expect(rule.contact === 'default supplier').toBe(supplier === 'default');
    expect(rule.source).toMatch(/^Codat/);
  }
  expect(takesAccount(key, 'payment', 'Debit')).toBe(isTypeWritten(key, 'payment'));
});

describe.each(examples)(
  '$name',
  ({ name, type, parts, amount, currency, rate, postings, notTakenBy, refundOf, tax }) => {
    test('has equal debits and credits, and the account that pays on the right side', () => {
      expect(sum(postings.values())).toBe(0);
      const isOut = isTransfer(type) || isClaim(type) || isMoneyOut(type);
      expect(Math.sign(postings.get(paidFrom(type)) ?? 0)).toBe(isOut ? -1 : 1);
    });

    test('has the amount that was entered on the account that pays, and its tax', () => {
      const value = currency === null ? Number(amount) : Number(amount) * Number(rate);
      expect(Math.abs(postings.get(paidFrom(type)) ?? 0)).toBe(Math.round(value * 100));
      if (parts.length === 1) expect(Math.abs(postings.get('VAT') ?? 0)).toBe(Math.round(Number(tax ?? '0') * 100));
      else
        expect(sum(parts.map((part) => Math.round(Number(part.amount) * 100)))).toBe(Math.round(Number(amount) * 100));
    });

    test('is not taken by every package that does not write its type', () => {
      const missing = packageKeys
        .filter((key) =>
          isTransfer(type) ? !transferRulesOf(key) : isClaim(type) ? !claimRulesOf(key) : !isTypeWritten(key, type),
        )
        .map((key) => packageOf(key).name);
      expect(notTakenBy).toEqual(expect.arrayContaining(missing));
      expect(packageKeys.map((key) => packageOf(key).name)).toEqual(expect.arrayContaining([...notTakenBy]));
      if (refundOf !== null) expect(examples.map((other) => other.name)).toContain(refundOf);
      expect(name).not.toBe('');
    });
  },
);

test('the trial balance is the sum of all examples', () => {
  const sums = new Map<string, number>();
  for (const [account, minor] of examples.flatMap(({ postings }) => [...postings]))
    sums.set(account, (sums.get(account) ?? 0) + minor);
  expect(trialBalance).toEqual(sums);
  expect(sum(trialBalance.values())).toBe(0);
});
