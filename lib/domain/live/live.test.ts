import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Change, decodeChange, encodeChange, everything, mergeChanges, topics } from './change';
import { isCounted, isShownOn } from './shown';

const ella = '01a22b33-a994-739c-ac0d-60dba6a2f77f';
const other = '01a22b33-a994-739c-ac0d-60dba6a2f780';
const expenses = (...ids: string[]): Change => ({ topics: ['expenses'], ids });

const changes = fc.record({
  topics: fc.subarray([...topics], { minLength: 1 }),
  ids: fc.option(fc.uniqueArray(fc.uuid(), { maxLength: 80 })),
});

test('a change survives its payload, which fits into a notification', () => {
  fc.assert(
    fc.property(fc.uuid(), changes, (companyId, change) => {
      const payload = encodeChange(companyId, change);
      expect(Buffer.byteLength(payload)).toBeLessThan(8000);
      const decoded = decodeChange(payload);
      const ids = change.ids && change.ids.length <= 50 ? new Set(change.ids) : null;
      expect(decoded.companyId).toBe(companyId);
      expect(decoded.change.topics).toEqual(change.topics);
      expect(decoded.change.ids && new Set(decoded.change.ids)).toEqual(ids);
    }),
  );
});

test('a merged change is shown wherever one of its parts is', () => {
  const paths = [
    '/',
    '/expenses',
    `/expenses/${ella}`,
    '/receipts',
    '/syncs',
    '/mapping',
    '/mapping/rules',
    '/settings',
  ];
  fc.assert(
    fc.property(changes, changes, fc.constantFrom(...paths), (first, second, path) => {
      if (isShownOn(path, first) || isShownOn(path, second))
        expect(isShownOn(path, mergeChanges(first, second))).toBe(true);
    }),
  );
});

test('a payload of another version counts as everything', () => {
  expect(decodeChange(ella)).toEqual({ companyId: ella, change: everything });
  expect(decodeChange(`${ella} expenses,vaults any`).change).toEqual(everything);
});

test.each([
  ['/expenses', expenses(ella), true],
  [`/expenses/${ella}`, expenses(ella), true],
  [`/expenses/${ella}`, expenses(other), false],
  [`/expenses/${ella}`, { topics: ['expenses'], ids: null }, true],
  [`/expenses/${ella}/edit`, expenses(other), false],
  ['/expenses/new', expenses(ella), false],
  ['/expenses/new', { topics: ['mapping'], ids: null }, true],
  ['/mapping', expenses(ella), false],
  ['/mapping/cards', { topics: ['books'], ids: null }, true],
  ['/settings/people', { topics: ['syncs', 'expenses', 'receipts'], ids: null }, false],
  ['/settings/people', { topics: ['connection'], ids: null }, true],
  ['/', { topics: ['rules'], ids: null }, true],
  ['/a-page-that-is-not-listed', expenses(other), true],
] satisfies [string, Change, boolean][])('the page %s and %j: shown %s', (path, change, isShown) => {
  expect(isShownOn(path, change)).toBe(isShown);
});

test('the navigation counts expenses, receipts, failed syncs and unmapped categories', () => {
  expect(isCounted(expenses(ella))).toBe(true);
  expect(isCounted({ topics: ['rules', 'imports', 'books'], ids: null })).toBe(false);
});

test('a change of one transfer is shown on its page and not on that of another', () => {
  expect(isShownOn(`/transfers/${ella}`, expenses(ella))).toBe(true);
  expect(isShownOn(`/transfers/${ella}/edit`, expenses(ella))).toBe(true);
  expect(isShownOn(`/transfers/${ella}`, expenses(other))).toBe(false);
  expect(isShownOn('/transfers/new', expenses(ella))).toBe(false);
});
