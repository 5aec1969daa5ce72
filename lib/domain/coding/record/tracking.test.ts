import { expect, test } from 'vitest';
import { aContext, anOption, someBooks } from '@/lib/domain/testing/books';
import { aLine, anExpense, gbp } from '@/lib/domain/testing/expense';
import { codeExpense } from '../coding';

const books = someBooks({
  tracking: [
    anOption({ ref: 'CLASSES', parentRef: null, hasChildren: true }),
    ...['CLASS_1', 'CLASS_2'].map((ref) => anOption({ ref, parentRef: 'CLASSES' })),
    anOption({ ref: 'DEPARTMENTS', parentRef: null, hasChildren: true }),
    ...['DEPARTMENT_1', 'DEPARTMENT_2'].map((ref) => anOption({ ref, parentRef: 'DEPARTMENTS' })),
  ],
});

const messages = (key: 'quickbooks-online' | 'xero', ...tracking: readonly (readonly string[])[]) => {
  const lines = tracking.map((trackingRefs) => aLine({ amount: gbp('40.00'), trackingRefs }));
  const coded = codeExpense(anExpense({ lines }), aContext(key, { books }));
  return coded.ok ? [] : coded.issues.map(({ message }) => message);
};

test('QuickBooks Online keeps one location on all parts, and a class on each', () => {
  expect(messages('quickbooks-online', ['DEPARTMENT_1', 'CLASS_1'], ['DEPARTMENT_1', 'CLASS_2'], [])).toEqual([]);
  expect(messages('quickbooks-online', ['DEPARTMENT_1'], ['DEPARTMENT_2'])).toEqual([
    'QuickBooks Online keeps one location on a record, and the parts of this expense have 2. Choose the same for all parts.',
  ]);
});

test('Xero keeps different options on different parts', () => {
  expect(messages('xero', ['DEPARTMENT_1'], ['DEPARTMENT_2'])).toEqual([]);
});

test('no package keeps two options of one tracking category on a line', () => {
  for (const key of ['xero', 'quickbooks-online'] as const)
    expect(messages(key, ['CLASS_1', 'CLASS_2'])).toEqual([
      expect.stringContaining('one option of each tracking category'),
    ]);
});
