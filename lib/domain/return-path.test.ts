import { expect, test } from 'vitest';
import { returnPath } from './return-path';

test('a path of ours is where one goes, with its question', () => {
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
])('%s leads nowhere but Home', (given) => {
  expect(returnPath(given)).toBe('/');
});

test('the sign-in page does not lead back to itself', () => {
  expect(returnPath('/sign-in?callbackUrl=/expenses')).toBe('/');
});
