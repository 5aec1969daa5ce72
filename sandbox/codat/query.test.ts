import { expect, test } from 'vitest';
import { matches, ordered } from './query';

const accounts = [
  { name: 'Travel', status: 'Active', currentBalance: 120, metadata: { isDeleted: false } },
  { name: 'Rent', status: 'Archived', currentBalance: 0, metadata: { isDeleted: false } },
  { name: 'Office travel', status: 'Active', currentBalance: -5.5, metadata: { isDeleted: true } },
];
const names = (query: string): readonly string[] => accounts.filter(matches(query)).map(({ name }) => name);

test.each([
  ['status=Active', ['Travel', 'Office travel']],
  ['status!=Active', ['Rent']],
  ['name~travel', ['Travel', 'Office travel']],
  ['currentBalance>=0', ['Travel', 'Rent']],
  ['metadata.isDeleted!=true', ['Travel', 'Rent']],
  ['status=Archived||currentBalance<0&&name~office', ['Rent', 'Office travel']],
  ['{status=Archived||name=Travel}&&currentBalance>0', ['Travel']],
])('%s finds %j', (query, found) => {
  expect(names(query)).toEqual(found);
});

test.each(['name', 'name=', '=Travel', '{name=Travel', 'name=Travel}', 'name=Travel&&'])('%s is malformed', (query) => {
  expect(() => matches(query)).toThrow('Error parsing query - Malformed query.');
});

test('a minus sign orders from the last', () => {
  expect(ordered(accounts, '-currentBalance').map((account) => Reflect.get(account, 'currentBalance'))).toEqual([
    120, 0, -5.5,
  ]);
});
