import { describe, expect, test } from 'vitest';
import { packageKeys, packageOf } from '../package';
import { brandOf, directKeyOf, expensesKeys, isPackageKey, writesWith } from './package-type';
import { unwrittenPackages } from './unwritten';
import { wayDifferences } from './way-differences';
import { keyWithWay } from './ways';

describe.each(expensesKeys)('%s', (key) => {
  test('has two ways, which lead to each other', () => {
    const direct = directKeyOf(key);
    expect(keyWithWay(key, 'accounting')).toBe(direct);
    expect(keyWithWay(direct, 'expenses')).toBe(key);
    expect([brandOf(direct), writesWith(key), writesWith(direct)]).toEqual([key, 'expenses', 'accounting']);
    expect(packageOf(direct)).toMatchObject({ key: direct, name: packageOf(key).name, updates: 'none' });
  });

  test('says what changes in whole sentences', () => {
    const { gains, losses } = wayDifferences(key);
    for (const words of [...gains, ...losses]) expect(words).toMatch(/^[A-Z].*\.$/);
    expect(losses.at(-1)).toBe('Each record is sent by itself, so a large sync takes longer.');
  });
});

test.each([
  ['freeagent', ['FreeAgent takes refunds, cashback and chargebacks from Outlay.'], 'An expense that is edited later'],
  ['zoho', ['Zoho Books takes refunds, cashback and chargebacks from Outlay.'], 'Approved claims are entered'],
  ['netsuite', [], 'NetSuite takes no refunds, cashback and chargebacks. Enter them there by hand.'],
] as const)('%s gains %j', (key, gained, lost) => {
  const { gains, losses } = wayDifferences(key);
  expect(gains).toEqual(gained);
  expect(losses.join('\n')).toContain(lost);
});

test('a package that only the Accounting API serves has no choice', () => {
  expect(keyWithWay('sage-50', 'expenses')).toBeNull();
  expect(keyWithWay('sage-50', 'accounting')).toBe('sage-50');
});

test('a package that cannot be linked has a reason and a source, and is in no other list', () => {
  const names = packageKeys.map((key) => packageOf(key).name);
  for (const { name, why, source } of unwrittenPackages) {
    expect(names).not.toContain(name);
    expect(why).toMatch(/^Codat .*\.$/);
    expect(source).toMatch(/^Codat, /);
  }
  expect(isPackageKey('sage-50-direct')).toBe(false);
});
