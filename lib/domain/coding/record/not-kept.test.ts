import { expect, test } from 'vitest';
import type { PackageKey } from '@/lib/domain/books/package';
import { aContact, aContext, aMapping, mappedTo, someBooks } from '@/lib/domain/testing/books';
import { aLine, amountOf, anExpense } from '@/lib/domain/testing/expense';
import { codeExpense } from '../coding';

const books = someBooks({
  suppliers: [aContact(), aContact({ ref: 'sup-own' })],
  customers: [aContact({ ref: 'cus-acme' })],
});
const mapping = mappedTo({ trackingRefs: ['dept-studio'], customerRef: 'cus-acme' });

/** An expense with a value in every field. */
const full = anExpense({ supplierRef: 'sup-own', note: 'Bristol to London', lines: [aLine({ taxMinor: 1_000n })] });

function lost(key: PackageKey, expense = full, context = aContext(key, { books, mapping })): readonly string[] {
  const coded = codeExpense(expense, context);
  return coded.ok ? coded.record.notKept.map(({ field }) => field) : coded.issues.map(({ message }) => message);
}

test.each<[PackageKey, readonly string[]]>([
  ['xero', ['customer']],
  ['quickbooks-online', []],
  ['quickbooks-desktop', []],
  ['netsuite', ['customer']],
  ['dynamics', ['tracking', 'customer', 'tax amount', 'supplier']],
  ['freeagent', ['tracking', 'customer', 'tax rate', 'supplier', 'reference']],
  ['zoho', ['tracking', 'customer']],
  ['intacct', ['customer', 'supplier', 'note']],
])('%s loses %j of an expense with every field', (key, fields) => {
  expect(lost(key)).toEqual(fields);
});

test('an expense without a value loses nothing', () => {
  const plain = anExpense({ note: '' });
  for (const key of ['xero', 'dynamics', 'zoho', 'intacct'] as const)
    expect(lost(key, plain, aContext(key, { books })), key).toEqual([]);
});

test('a note that is shortened is named', () => {
  const long = anExpense({ note: 'Taxi '.repeat(40) });
  expect(lost('dynamics', long, aContext('dynamics'))).toEqual(['note']);
  expect(lost('zoho', long, aContext('zoho'))).toEqual([]);
});

test('FreeAgent names its own exchange rate', () => {
  const defaults = { bankAccountRef: 'bank-euro', supplierRef: null, byCurrency: {} };
  const inEuros = anExpense({ amount: amountOf('9.00', 'EUR'), rate: '0.86' });
  const euros = aContext('freeagent', { mapping: aMapping({ defaults }) });
  expect(lost('freeagent', inEuros, euros)).toContain('exchange rate');
  expect(lost('freeagent', anExpense(), aContext('freeagent'))).not.toContain('exchange rate');
});
