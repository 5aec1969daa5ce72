import { expect, test } from 'vitest';
import { counted, plural } from './plural';

test('chooses the form by the count and writes the count into it', () => {
  expect(plural(1, '# expense is', '# expenses are')).toBe('1 expense is');
  expect(plural(0, '# expense is', '# expenses are')).toBe('0 expenses are');
  expect(plural(1, 'it', 'them')).toBe('it');
});

test('groups digits by the locale', () => {
  expect(counted(1_200, 'expense')).toBe('1,200 expenses');
  expect(counted(1_200, 'expense', 'en-DE')).toBe('1.200 expenses');
});
