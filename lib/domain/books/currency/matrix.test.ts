import { expect, test } from 'vitest';
import { type PackageKey, packageKeys } from '../package';
import { currencyCaseOf, currencyCases, currencyRowsOf, currencyTreatment, transferTreatment } from './matrix';

/** The currencies in the example of Codat's page, for each case. */
const example = {
  O1: { base: 'GBP', bank: 'GBP', transaction: 'GBP' },
  O2: { base: 'GBP', bank: 'USD', transaction: 'USD' },
  O3: { base: 'GBP', bank: 'USD', transaction: 'GBP' },
  O4: { base: 'GBP', bank: 'GBP', transaction: 'USD' },
  O5: { base: 'GBP', bank: 'USD', transaction: 'EUR' },
} as const;

test('the five cases are told apart by their currencies', () => {
  expect(currencyCases.map((name) => currencyCaseOf(example[name]))).toEqual([...currencyCases]);
});

const booked = (key: PackageKey, kind: string, treatment: string) =>
  currencyCases.filter((name) => currencyTreatment(key, kind, example[name]) === treatment);

test.each([
  ['xero', 'Credit', ['O1', 'O2']],
  ['xero', 'Debit', ['O1', 'O2']],
  ['quickbooks-online', 'Credit', ['O1', 'O2', 'O4']],
  ['quickbooks-online', 'Debit', ['O1', 'O2', 'O4']],
  ['quickbooks-desktop', 'Credit', ['O1', 'O2', 'O4']],
  ['quickbooks-desktop', 'Debit', ['O1', 'O2', 'O4']],
  ['netsuite', 'Credit', ['O1', 'O4']],
  ['netsuite', 'Debit', ['O1', 'O2', 'O4']],
  ['dynamics', 'Debit', ['O1', 'O2']],
  ['freeagent', 'Debit', ['O1', 'O2']],
  ['zoho', 'Debit', ['O1', 'O2', 'O4']],
  ['intacct', 'Credit', ['O1', 'O4']],
] as const)('%s books from a %s account as sent in %j', (key, kind, cases) => {
  expect(booked(key, kind, 'as sent')).toEqual(cases);
});

test('only Xero books in the currency of the bank account', () => {
  const elsewhere = packageKeys.filter((key) => booked(key, 'Debit', 'in bank currency').length > 0);
  expect(elsewhere).toEqual(['xero']);
  expect(booked('xero', 'Credit', 'in bank currency')).toEqual(['O3', 'O4', 'O5']);
});

test('every package has a source for its rows', () => {
  for (const key of packageKeys) expect(currencyRowsOf(key).source, key).toMatch(/Codat/);
});

test.each([
  ['xero', ['O1', 'O2']],
  ['quickbooks-online', ['O1', 'O2', 'O3', 'O4']],
  ['quickbooks-desktop', ['O1']],
  ['freeagent', ['O1', 'O2', 'O3', 'O4', 'O5']],
  ['netsuite', []],
] as const)('%s accepts transfers in %j', (key, cases) => {
  const accepted = currencyCases.filter((name) => {
    const { base, bank: from, transaction: to } = example[name];
    return transferTreatment(key, { base, from, to }) === 'as sent';
  });
  expect(accepted).toEqual(cases);
});
