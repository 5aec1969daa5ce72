import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PackageKey, packageKeys, packageOf } from '@/lib/domain/books/package';
import { type CategoryTarget, emptyTarget, type Mapping } from '@/lib/domain/mapping/mapping';
import { aContact, aMapping, anAccount, anOption, aTaxRate, someBooks, travel } from '@/lib/domain/testing/books';
import { type FileContext, readMappingFile } from './plan';
import { mappingRows } from './write';

const meals = '01900000-0000-7000-8000-000000000002';
const archived = new Date('2026-11-03T09:00:00Z');
const books = someBooks({
  accounts: [
    anAccount(),
    anAccount({ ref: 'acc-meals', code: '0420', name: 'Meals' }),
    anAccount({ ref: 'acc-office', code: '421', name: 'Office' }),
    anAccount({ ref: 'acc-old', code: '430', name: 'Old', archivedAt: archived }),
    anAccount({ ref: 'acc-income', code: '200', name: 'Sales', validFor: [] }),
  ],
  taxRates: [aTaxRate(), aTaxRate({ ref: 'ZERO', name: 'Zero rated', code: 'Z', rate: 0 })],
  tracking: [
    anOption({ ref: 'dept', name: 'Department', parentRef: null, hasChildren: true }),
    anOption(),
    anOption({ ref: 'dept-events', name: 'Events' }),
  ],
  suppliers: [aContact(), aContact({ ref: 'sup-uber', name: 'Uber' })],
  customers: [aContact({ ref: 'cus-acme', name: 'Acme, Ltd' })],
});
const categories = [
  { id: travel, name: 'Travel' },
  { id: meals, name: 'Meals' },
];
const contextOf = (key: PackageKey = 'xero', mapping: Mapping = aMapping()): FileContext => ({
  mapping,
  categories,
  books,
  package: packageOf(key),
  baseCurrency: 'GBP',
});

function read(rows: readonly (readonly string[])[], context = contextOf()) {
  const answer = readMappingFile(
    rows.map((cells, index) => ({ line: index + 1, cells })),
    context,
  );
  if (!answer.ok) throw new Error(answer.reason);
  return answer;
}
const one = (rows: readonly (readonly string[])[], context = contextOf()) => read(rows, context).rows[0];

const target = fc.record<CategoryTarget>({
  accountRef: fc.constantFrom(null, 'acc-travel', 'acc-meals', 'acc-old', 'acc-gone'),
  taxRateRef: fc.constantFrom(null, 'INPUT2', 'ZERO', 'gone'),
  trackingRefs: fc.constantFrom([], ['dept-studio'], ['dept-events']),
  supplierRef: fc.constantFrom(null, 'sup-uber', 'sup-gone'),
  customerRef: fc.constantFrom(null, 'cus-acme'),
  byCurrency: fc.constantFrom<CategoryTarget['byCurrency']>(
    {},
    { EUR: { accountRef: 'acc-office', taxRateRef: null } },
  ),
});

test('changes nothing when an exported file is imported, for any mapping and package', () => {
  fc.assert(
    fc.property(target, target, fc.constantFrom(...packageKeys), (one, other, key) => {
      const mapping = { ...aMapping(), categories: { [travel]: one, [meals]: other } };
      const { rows, draft } = read(mappingRows(mapping, categories, books, packageOf(key)), contextOf(key, mapping));
      expect(rows.every((row) => row.state === 'stays')).toBe(true);
      expect(draft.categories).toEqual({});
    }),
  );
});

describe('rows', () => {
  test('changes the mapping and lists the changes', () => {
    const { rows, draft } = read([
      ['Category', 'Account code', 'Account', 'Tax rate'],
      ['Travel', '0420', 'Meals', 'Zero rated'],
    ]);
    expect(rows).toEqual([
      {
        line: 2,
        category: 'Travel',
        currency: '',
        state: 'changes',
        words: ['Account: 493 Travel → 0420 Meals', 'Tax rate: 20% (VAT on Expenses) → Zero rated'],
      },
    ]);
    expect(draft.categories[travel]).toMatchObject({ accountRef: 'acc-meals', taxRateRef: 'ZERO' });
  });

  test('leaves fields without a column unchanged and clears fields with an empty cell', () => {
    const mapping = aMapping({
      categories: {
        [travel]: { ...emptyTarget, accountRef: 'acc-travel', taxRateRef: 'INPUT2', supplierRef: 'sup-uber' },
      },
    });
    const { draft } = read(
      [
        ['Category', 'Tax rate'],
        ['Travel', ''],
      ],
      contextOf('xero', mapping),
    );
    expect(draft.categories[travel]).toMatchObject({
      accountRef: 'acc-travel',
      taxRateRef: null,
      supplierRef: 'sup-uber',
    });
  });

  test.each([
    ['Excel’s way of keeping text', '="0420"'],
    ['an apostrophe', "'0420"],
    ['leading zeros lost', '420'],
    ['spaces around it', '  0420 '],
  ])('accepts a code with %s', (_, code) => {
    expect(
      read([
        ['Category', 'Code'],
        ['Travel', code],
      ]).draft.categories[travel]?.accountRef,
    ).toBe('acc-meals');
  });

  test.each([
    [
      'an unknown code, with the nearest',
      ['Travel', '422', ''],
      'There is no account with the code 422. Is it 421 Office?',
    ],
    ['an account that is archived', ['Travel', '430', ''], 'The account 430 Old is archived.'],
    [
      'an account that takes no payments',
      ['Travel', '200', ''],
      'Xero does not allow payments on 200 Sales. Choose another account.',
    ],
    ['an unknown category', ['Trains', '493', ''], 'There is no category called Trains.'],
    ['a formula', ['Travel', '=SUM(A1:A9)', ''], 'There is no account with the code =SUM(A1:A9).'],
    [
      'an unknown tax rate, with the nearest',
      ['Travel', '493', 'Zero rate'],
      'There is no tax rate for payments called Zero rate. Is it Z Zero rated?',
    ],
  ])('rejects a row with %s', (_, cells, reason) => {
    expect(one([['Category', 'Account code', 'Tax rate'], cells])).toMatchObject({ state: 'cannot', words: [reason] });
  });

  test('rejects a second row for a category', () => {
    const { rows } = read([
      ['Category', 'Code'],
      ['Travel', '0420'],
      ['travel', '421'],
    ]);
    expect(rows[1]).toMatchObject({ state: 'cannot', words: ['Line 2 already maps this category.'] });
  });

  test('changes only the row’s currency', () => {
    const { draft } = read([
      ['Category', 'Currency', 'Account code'],
      ['Travel', 'eur', '0420'],
    ]);
    expect(draft.categories[travel]).toMatchObject({
      accountRef: 'acc-travel',
      byCurrency: { EUR: { accountRef: 'acc-meals' } },
    });
  });
});

test('rejects a file without a category column and lists its columns', () => {
  const file = [
    { line: 1, cells: ['Konto', 'Steuer'] },
    { line: 2, cells: ['493', ''] },
  ];
  expect(readMappingFile(file, contextOf())).toEqual({
    ok: false,
    reason: 'No column of this file is called Category. Its first line says: Konto, Steuer.',
  });
});

test('reads 50,000 rows within seconds', () => {
  const rows = Array.from({ length: 50_000 }, (_, index) => [`Category ${index}`, String(index), 'Some account']);
  const before = process.threadCpuUsage();
  const { rows: planned } = read([['Category', 'Code', 'Account'], ['Travel', '49311', 'Nowhere'], ...rows]);
  const { user, system } = process.threadCpuUsage(before);
  expect(planned.filter((row) => row.state === 'cannot')).toHaveLength(50_001);
  expect((user + system) / 1_000_000).toBeLessThan(5);
});
