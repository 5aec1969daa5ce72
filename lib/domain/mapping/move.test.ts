import { expect, test } from 'vitest';
import { type Account, emptyBooks } from '@/lib/domain/books/books';
import { packageOf } from '@/lib/domain/books/package';
import { anAccount, anOption, aTaxRate, someBooks } from '@/lib/domain/testing/books';
import { mismatchedEntries, proposeMove } from './move';

const accounts = (...changes: Partial<Account>[]) => ({
  ...emptyBooks,
  accounts: changes.map((change) => anAccount(change)),
});
const xero = packageOf('xero');
const moved = (old: Partial<Account>, ...into: Partial<Account>[]) => {
  const [proposal] = proposeMove(
    [{ list: 'accounts', ref: 'old' }],
    accounts({ ...old, ref: 'old' }),
    accounts(...into),
    xero,
  );
  const { entry, reason, isCertain } = proposal?.match ?? {};
  return proposal?.match ? [entry?.ref, reason, isCertain] : null;
};

test('matches an account with the same code and name, for certain', () => {
  expect(
    moved(
      { code: '493', name: 'Travel' },
      { ref: 'a', code: '493', name: 'Travel' },
      { ref: 'b', code: '420', name: 'Travel' },
    ),
  ).toEqual(['a', 'same code and name', true]);
});

test('matches an account with the same name in another spelling, for certain', () => {
  expect(
    moved({ code: '493', name: 'Travel – National' }, { ref: 'a', code: '7400', name: 'TRAVEL, national' }),
  ).toEqual(['a', 'same name', true]);
});

test('matches an account that had the same name before a rename', () => {
  expect(
    moved({ code: '', name: 'Travel' }, { ref: 'a', code: '1', name: 'Journeys', previousName: 'Travel' }),
  ).toEqual(['a', 'renamed', true]);
});

test('proposes an account with the same code or a similar name', () => {
  expect(moved({ code: '493', name: 'Travel' }, { ref: 'a', code: '493', name: 'Rent' })).toEqual([
    'a',
    'same code, different name',
    false,
  ]);
  expect(
    moved(
      { code: '493', name: 'Fuel' },
      { ref: 'a', code: '1', name: 'Motor costs' },
      { ref: 'b', code: '2', name: 'Rent' },
    ),
  ).toEqual(['a', 'similar name', false]);
});

test('proposes none of two accounts with the same name, unless only one has the same type', () => {
  const twins = [
    { ref: 'a', name: 'Travel', code: '1', type: 'Income' },
    { ref: 'b', name: 'Travel', code: '2', type: 'Income' },
  ];
  expect(moved({ name: 'Travel', code: '9' }, ...twins)).toBeNull();
  expect(
    moved({ name: 'Travel', code: '9' }, ...twins, { ref: 'c', name: 'Travel', code: '3', type: 'Expense' }),
  ).toEqual(['c', 'same name', true]);
});

test('never proposes an archived or unusable account, or one with only the same id', () => {
  const name = 'Travel';
  expect(moved({ name }, { ref: 'a', name, archivedAt: new Date(0) }, { ref: 'b', name, validFor: [] })).toBeNull();
  expect(moved({ name }, { ref: 'old', name: 'Wages', code: '' })).toBeNull();
});

test('drops entries that the new package does not use, and says why', () => {
  const from = someBooks({ tracking: [anOption()] });
  const [proposal] = proposeMove([{ list: 'tracking', ref: 'dept-studio' }], from, someBooks(), packageOf('zoho'));
  expect(proposal?.dropped).toBe('Zoho Books does not use a tracking category');
});

test('finds no mismatch after relinking the same books, even with archived or renamed entries', () => {
  const named = [
    { list: 'accounts', ref: 'acc-travel' },
    { list: 'taxRates', ref: 'INPUT2' },
  ] as const;
  const now = someBooks({ accounts: [anAccount({ name: 'Journeys', archivedAt: new Date(0) })] });
  expect(mismatchedEntries(named, someBooks(), now)).toEqual([]);
});

test('reports an id that is another entry or none in the new books', () => {
  const named = [
    { list: 'accounts', ref: 'acc-travel' },
    { list: 'taxRates', ref: 'INPUT2' },
  ] as const;
  const others = someBooks({
    accounts: [anAccount({ code: '200', name: 'Wages' })],
    taxRates: [aTaxRate({ ref: 'T1' })],
  });
  expect(mismatchedEntries(named, someBooks(), others)).toEqual(named);
  expect(mismatchedEntries([{ list: 'accounts', ref: 'never listed' }], someBooks(), others)).toEqual([]);
});
