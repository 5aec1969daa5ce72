import { expect, test } from 'vitest';
import { packageKeys, packageOf } from '@/lib/domain/books/package';
import { aContact, aTaxRate, someBooks } from '@/lib/domain/testing/books';
import { anAction, meals, travel } from '@/lib/domain/testing/rules';
import { type Action, emptyCodingFields } from './action';
import { actionProblems } from './action-problems';

const archivedAt = new Date('2026-11-03T09:00:00Z');
const books = someBooks({
  taxRates: [aTaxRate(), aTaxRate({ ref: 'old', name: 'Old rate', archivedAt })],
  customers: [aContact({ ref: 'cus-acme', name: 'Acme' })],
  suppliers: [aContact({ ref: 'sup-uber', name: 'Uber' }), aContact({ ref: 'sup-old', name: 'Old', archivedAt })],
});
const categories = new Set([travel, meals]);
const problems = (change: Partial<Action>, key: (typeof packageKeys)[number] = 'xero') =>
  actionProblems(anAction(change), { categories, linked: { package: packageOf(key), books } });
const part = (categoryId: string) => ({
  ...emptyCodingFields,
  categoryId,
  share: { by: 'percent' as const, hundredths: 5_000 },
});
const halves = { categoryId: null, parts: [part(travel), part(meals)] };

test('accepts existing and supported choices', () => {
  expect(problems({ taxRateRef: 'INPUT2', trackingRefs: ['dept-studio'], supplierRef: 'sup-uber' })).toEqual({});
  expect(problems(halves)).toEqual({});
  expect(problems({ customerRef: 'cus-acme' }, 'quickbooks-online')).toEqual({});
});

test('names missing entries', () => {
  expect(problems({ categoryId: 'gone' })).toEqual({ action: 'This category is no longer there. Choose another.' });
  expect(problems({ taxRateRef: 'old' }).action).toBe(
    'The tax rate Old rate is no longer in use in Xero. Choose another.',
  );
  expect(problems({ supplierRef: 'sup-old' }).supplier).toBe(
    'The supplier Old is no longer in use in Xero. Choose another.',
  );
  expect(problems({ customerRef: 'cus-gone' }, 'quickbooks-online').action).toContain('cus-gone is no longer in use');
  expect(problems({ trackingRefs: ['dept-gone'] }).action).toContain('no longer in use in Xero');
});

test('rejects two options of one tracking category', () => {
  expect(problems({ trackingRefs: ['dept-studio', 'dept-events'] }).action).toBe(
    'Choose one tracking option of each kind.',
  );
});

test.each(packageKeys)('rejects what %s does not support', (key) => {
  const to = packageOf(key);
  expect(problems({ taxRateRef: 'INPUT2' }, key).action === undefined).toBe(to.taxRate !== 'none');
  expect(problems({ trackingRefs: ['dept-studio'] }, key).action === undefined).toBe(to.trackingLimit > 0);
  expect(problems({ supplierRef: 'sup-uber' }, key).supplier === undefined).toBe(to.supplier === 'required');
  expect(problems({ customerRef: 'cus-acme' }, key).action === undefined).toBe(to.billable);
  expect(problems(halves, key).parts === undefined).toBe(to.lineLimit > 1);
});

test('explains that a single-line package cannot split', () => {
  expect(problems(halves, 'freeagent').parts).toBe(
    'FreeAgent accepts one line per expense, so a rule cannot split it.',
  );
});

test('allows only a category without a connection', () => {
  const unlinked = { categories, linked: null };
  expect(actionProblems(anAction(), unlinked)).toEqual({});
  expect(actionProblems(anAction({ taxRateRef: 'INPUT2' }), unlinked).action).toContain('Link your accounting package');
});
