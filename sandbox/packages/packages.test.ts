import { expect, test } from 'vitest';
import { organisationsFor } from '../organisations/index';
import type { Draft } from './books';
import { packageFor, packages } from './index';
import type { AccountingPackage } from './package';

const known = (key: string): AccountingPackage => {
  const found = packageFor(key);
  if (!found) throw new Error(`no package ${key}`);
  return found;
};

/** A payment every package takes, in its first organisation's books. */
function aDraft(key: string, values: Partial<Draft> = {}): Draft {
  const [organisation] = organisationsFor(key);
  const bank = organisation?.accounts.find((account) => account.bank === 'Debit');
  const account = organisation?.accounts.find(({ type, role }) => type === 'Expense' && role === undefined);
  if (!organisation || !bank || !account) throw new Error(`no books for ${key}`);
  return {
    type: 'Payment',
    date: '2026-11-20',
    currency: organisation.info.baseCurrency,
    rate: undefined,
    info: organisation.info,
    bank,
    contact: organisation.suppliers[0],
    reference: 'OUT-1',
    description: 'Paper',
    merchantName: 'Viking Office',
    postAsDraft: false,
    lines: [
      {
        description: '',
        net: 10,
        tax: 0,
        account,
        taxRate: organisation.taxRates.at(-1),
        tracking: [],
        invoiceTo: undefined,
      },
    ],
    ...values,
  };
}

const writing = packages.filter(({ takesExpenses }) => takesExpenses).map(({ key, name }) => [name, key] as const);

test.each(packages.map(({ key, name }) => [name, key] as const))(
  '%s has books to choose from, with a tax and an opening account',
  (_, key) => {
    const organisations = organisationsFor(key);
    expect(organisations.length).toBeGreaterThan(0);
    for (const { accounts } of organisations) {
      expect(accounts.filter(({ role }) => role === 'tax')).toHaveLength(1);
      expect(accounts.filter(({ role }) => role === 'opening')).toHaveLength(1);
      expect(new Set(accounts.map(({ id }) => id)).size).toBe(accounts.length);
      expect(new Set(accounts.map(({ code }) => code)).size).toBe(accounts.length);
    }
  },
);

test.each(writing)('%s takes a plain payment', (_, key) => {
  expect(known(key).refuse(aDraft(key))).toBeUndefined();
});

test.each(writing)('%s names the archived account it refuses', (_, key) => {
  const draft = aDraft(key);
  const [line] = draft.lines;
  if (!line?.account) throw new Error('a draft has a line');
  const archived = { ...draft, lines: [{ ...line, account: { ...line.account, status: 'Archived' as const } }] };
  expect(known(key).refuse(archived)).toContain(line.account.name);
});

test.each(writing)('%s refuses the closing day and takes the day after', (_, key) => {
  const draft = aDraft(key);
  const closed = (lockDate: string): Draft => ({ ...draft, info: { ...draft.info, lockDate } });
  expect(known(key).refuse(closed('2026-11-20'))).toBeTypeOf('string');
  expect(known(key).refuse(closed('2026-11-19'))).toBeUndefined();
});

test.each(writing)('%s is paid from a bank account or card only', (_, key) => {
  const draft = aDraft(key);
  const bank = { ...draft.bank, bank: undefined };
  expect(known(key).refuse({ ...draft, bank })).toBeTypeOf('string');
});

test.each([
  ['gbol', ['Payment', 'Refund', 'Reward', 'Chargeback']],
  ['qhyg', ['Payment', 'Refund', 'Reward', 'Chargeback']],
  ['fbrh', ['Payment']],
  ['rwuv', ['Payment']],
  ['knfz', ['Payment', 'Refund']],
] as const)('%s offers an expense account for %j', (key, types) => {
  const account = aDraft(key).lines[0]?.account;
  expect(account && known(key).typesFor(account)).toEqual(types);
});

test('Xero wants two different tracking categories at most, options and not parents', () => {
  const [organisation] = organisationsFor('gbol');
  const options = organisation?.tracking ?? [];
  const [line] = aDraft('gbol').lines;
  const withTracking = (...ids: readonly number[]): string | undefined =>
    known('gbol').refuse(
      aDraft('gbol', { lines: line ? [{ ...line, tracking: ids.flatMap((id) => options[id] ?? []) }] : [] }),
    );
  expect(withTracking(1, 7)).toBeUndefined();
  expect(withTracking(1, 2)).toContain('same parent');
  expect(withTracking(0)).toContain('child options');
  expect(withTracking(1, 7, 8)).toContain('maximum of 2');
});
