import { expect, test } from 'vitest';
import { type FaultRule, Faults } from './faults';

const rules: readonly FaultRule[] = [
  { operation: '*', kind: 'status500', probability: 0.1 },
  { operation: 'create-expense-transaction', kind: 'status503', probability: 0.5 },
];
const calls = Array.from({ length: 400 }, (_, index) => (index % 3 ? 'get-company' : 'create-expense-transaction'));

function struckBy(seed: number): readonly (string | undefined)[] {
  const faults = new Faults();
  faults.replace(rules, seed);
  return calls.map((operation) => faults.inject(operation, ['status500', 'status503'])?.kind);
}

test('the same seed and the same calls bring the same faults', () => {
  expect(struckBy(7)).toEqual(struckBy(7));
  expect(struckBy(7)).not.toEqual(struckBy(8));
});

test('what strikes one operation does not depend on how often another was asked meanwhile', () => {
  const of500 = (inBetween: number): readonly (string | undefined)[] => {
    const faults = new Faults();
    faults.replace(
      [
        { operation: 'create-expense-transaction', kind: 'push-error', probability: 0.5 },
        { operation: 'get-company', kind: 'status500', probability: 0.5 },
      ],
      5,
    );
    return Array.from({ length: 60 }, (_, call) => {
      if (call === inBetween) faults.inject('create-expense-transaction', ['push-error']);
      return faults.inject('get-company', ['status500'])?.kind;
    });
  };
  expect(of500(3)).toEqual(of500(40));
});

test('a probability is about how often a fault strikes', () => {
  const of500 = struckBy(1).filter((kind) => kind === 'status500').length;
  expect(of500).toBeGreaterThan(20);
  expect(of500).toBeLessThan(65);
});

test('a rule is spent after its times, and strikes its own company alone', () => {
  const companyId = crypto.randomUUID();
  const faults = new Faults();
  faults.replace([{ operation: '*', kind: 'reset', times: 2, companyId }]);
  const strike = (company?: string) => faults.inject('get-company', ['reset'], company)?.kind;
  expect([strike(), strike(crypto.randomUUID()), strike(companyId), strike(companyId), strike(companyId)]).toEqual([
    undefined,
    undefined,
    'reset',
    'reset',
    undefined,
  ]);
  expect(faults.list().rules).toMatchObject([{ left: 0 }]);
  expect(faults.injected).toEqual({ reset: 2 });
});

test('a caller is told to wait as the rule says, as the seed says, or two seconds', () => {
  const rule: FaultRule = { operation: '*', kind: 'rate-limit' };
  const faults = new Faults();
  expect(faults.retryAfterSeconds(rule)).toBe(2);
  faults.replace([rule], 3);
  const waits = Array.from({ length: 200 }, () => faults.retryAfterSeconds(rule));
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(1);
  expect(Math.max(...waits)).toBeLessThanOrEqual(60);
  expect(new Set(waits).size).toBeGreaterThan(30);
  expect(faults.retryAfterSeconds({ ...rule, retryAfterSeconds: 5 })).toBe(5);
});
