import { expect, test } from 'vitest';
import { matches, sortedBy } from './query';
import { searchableCompany, searchableData } from './searchable';

const account = searchableData.chartOfAccounts;
const accounts = [
  {
    name: 'Travel',
    status: 'Active',
    currentBalance: 120,
    metadata: { isDeleted: false },
    modifiedDate: '2026-11-20T09:00:00.000Z',
  },
  {
    name: 'Rent',
    status: 'Archived',
    currentBalance: 0,
    metadata: { isDeleted: false },
    modifiedDate: '2026-11-21T00:00:00',
  },
  { name: 'Office travel & hotels', status: 'Active', currentBalance: -5.5, metadata: { isDeleted: true } },
];
const names = (query: string): readonly string[] => accounts.filter(matches(query, account)).map(({ name }) => name);

test.each([
  ['status=Active', ['Travel', 'Office travel & hotels']],
  ['status!=Active', ['Rent']],
  ['name~travel', ['Travel', 'Office travel & hotels']],
  ['currentBalance>=0', ['Travel', 'Rent']],
  ['metadata.isDeleted!=true', ['Travel', 'Rent']],
  ['status=Archived||currentBalance<0&&name~office', ['Rent', 'Office travel & hotels']],
  ['name=office travel & hotels', ['Office travel & hotels']],
  ['modifiedDate=2026-11-20T10:00:00+01:00', ['Travel']],
  ['modifiedDate>2026-11-20', ['Travel', 'Rent']],
  ['modifiedDate<=2026-11-21', ['Travel', 'Rent']],
  ['modifiedDate!=2026-11-21', ['Travel', 'Office travel & hotels']],
  ['Status=Archived', ['Rent']],
  ['{status=Archived||name=Travel}&&currentBalance>0', ['Travel']],
])('%s finds %j', (query, found) => {
  expect(names(query)).toEqual(found);
});

test.each([
  'name',
  'name=',
  'name==Travel',
  '=Travel',
  '{name=Travel',
  'name=Travel}',
  'name=Travel&&',
  'name>Rent',
  'currentBalance~1',
  'currentBalance>much',
  'modifiedDate~2026',
  'modifiedDate>yesterday',
  'isBankAccount>false',
  'isBankAccount=1',
  `name=${'x'.repeat(2043)}`,
])('%s is malformed', (query) => {
  expect(() => matches(query, account)).toThrow('Error parsing query - Malformed query.');
});

test('a minus sign sorts in descending order', () => {
  expect(sortedBy(accounts, '-currentBalance', account).map((each) => each.currentBalance)).toEqual([120, 0, -5.5]);
});

test.each(['nope', 'metadata', 'metadata.nope', 'validDatatypeLinks.property', '__proto__', 'constructor.name'])(
  '%s can neither be searched nor sorted by',
  (property) => {
    const words = `Error parsing query - Could not resolve property ${property} on Account`;
    expect(() => matches(`${property}=1`, account)).toThrow(words);
    expect(() => sortedBy(accounts, `-${property}`, account)).toThrow(words);
  },
);

test('a company matches if one of its connections does', () => {
  const companies = [
    { name: 'One', dataConnections: [{ status: 'Linked' }, { status: 'PendingAuth' }] },
    { name: 'Two', dataConnections: [{ status: 'Linked' }] },
    { name: 'Three', dataConnections: [] },
  ];
  const found = (query: string) => companies.filter(matches(query, searchableCompany)).map(({ name }) => name);
  expect(found('dataConnections.status=PendingAuth')).toEqual(['One']);
  expect(found('dataConnections.status!=PendingAuth')).toEqual(['Two', 'Three']);
});
