import { expect, test } from 'vitest';
import { returnPath } from './return-path';

test('returns a path of this site with its query and hash', () => {
  expect(returnPath('/expenses?status=failed#first')).toBe('/expenses?status=failed#first');
});

test.each([
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '\t//evil.example',
  'javascript:alert(1)',
  'expenses',
  '',
  undefined,
])('returns Home for %s', (given) => {
  expect(returnPath(given)).toBe('/');
});

test('does not return to the sign-in page', () => {
  expect(returnPath('/sign-in?callbackUrl=/expenses')).toBe('/');
});
