import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { slugsFor } from './new-slugs';
import { companyPath, isReservedSlug } from './slug';
import { addressInput } from './slug-input';

const first = (name: string, count = 1) => {
  const slugs = slugsFor(name, () => '12345678');
  return Array.from({ length: count }, () => slugs.next().value);
};

test.each([
  ['Harbour & Finch Ltd', 'harbour-and-finch-ltd'],
  ['Müller Söhne GmbH', 'mueller-soehne-gmbh'],
  ['  Ça va?  ', 'ca-va'],
  ['Łódź Ørsted', 'lodz-orsted'],
  ['日本', 'company'],
  ['!!!', 'company'],
  ['AB', 'company-ab'],
  ['/../etc', 'etc'],
  ['a'.repeat(100), 'a'.repeat(31)],
])('the company %s gets the slug %s', (name, slug) => {
  expect(first(name)).toEqual([slug]);
});

test('offers numbers and then random digits when a slug is taken', () => {
  expect(first('Wren', 11)).toEqual([
    'wren',
    ...[2, 3, 4, 5, 6, 7, 8, 9].map((number) => `wren-${number}`),
    'wren-12345678',
    'wren-12345678',
  ]);
});

test('never offers the address of one of Outlay’s own pages', () => {
  expect(first('Support')).toEqual(['support-2']);
  expect(first('Expenses', 2)).toEqual(['expenses-2', 'expenses-3']);
});

test('every slug that is offered can also be typed', () => {
  for (const name of ['Harbour & Finch Ltd', 'AB', '日本', 'Support', 'a'.repeat(100), '- - -', `${'x'.repeat(30)} yz`])
    for (const slug of first(name, 12)) expect(addressInput.safeParse({ slug }), slug).toMatchObject({ success: true });
});

test('every first part of an address that the app directory defines is reserved', () => {
  const folders = (path: string): string[] =>
    readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('['))
      .flatMap(({ name }) => (name.startsWith('(') ? folders(`${path}/${name}`) : [name]));
  const found = folders('app');
  expect(found).toContain('sign-in');
  expect(found.filter((name) => !isReservedSlug(name))).toEqual([]);
});

test.each(['ab', 'a'.repeat(41), 'harbour finch', '-harbour', 'harbour--finch', 'harbour/finch', 'häfen', 'support'])(
  'refuses the address %s',
  (slug) => {
    expect(addressInput.safeParse({ slug }).success).toBe(false);
  },
);

test('accepts an address in capitals as its lower case', () => {
  expect(addressInput.parse({ slug: ' Harbour-Finch ' })).toEqual({ slug: 'harbour-finch' });
});

test('builds the address of a page of the company', () => {
  expect(companyPath('wren', '/')).toBe('/wren');
  expect(companyPath('wren', '/?outcome=linked')).toBe('/wren?outcome=linked');
  expect(companyPath('wren', '/expenses?month=2026-11')).toBe('/wren/expenses?month=2026-11');
});
