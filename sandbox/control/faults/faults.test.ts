import { expect, test } from 'vitest';
import { type FaultRule, Faults } from './faults';

const rules: readonly FaultRule[] = [
  { operation: '*', kind: 'status500', probability: 0.1 },
  { operation: 'create-expense-transaction', kind: 'status503', probability: 0.5 },
];
const calls = Array.from({ length: 400 }, (_, index) => (index % 3 ? 'get-company' : 'create-expense-transaction'));

function injectedWith(seed: number): readonly (string | undefined)[] {
  const faults = new Faults();
  faults.replace(rules, seed);
  return calls.map((operation) => faults.inject(operation, ['status500', 'status503'])?.kind);
}

test('the same seed and calls give the same faults', () => {
  expect(injectedWith(7)).toEqual(injectedWith(7));
  expect(injectedWith(7)).not.toEqual(injectedWith(8));
});

test('the faults of a rule do not depend on the calls of other rules', () => {
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

test('a fault occurs about as often as its probability says', () => {
  const of500 = injectedWith(1).filter((kind) => kind === 'status500').length;
  expect(of500).toBeGreaterThan(20);
  expect(of500).toBeLessThan(65);
});

test('a rule applies only to its company, and only as often as it allows', () => {
  const companyId = crypto.randomUUID();
  const faults = new Faults();
  faults.replace([{ operation: '*', kind: 'reset', times: 2, companyId }]);
  const inject = (company?: string) => faults.inject('get-company', ['reset'], company)?.kind;
  expect([inject(), inject(crypto.randomUUID()), inject(companyId), inject(companyId), inject(companyId)]).toEqual([
    undefined,
    undefined,
    'reset',
    'reset',
    undefined,
  ]);
  expect(faults.list().rules).toMatchObject([{ left: 0 }]);
  expect(faults.injected).toEqual({ reset: 2 });
});

test('Retry-After is the value in the rule, a random value from the seed, or two seconds', () => {
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
