import { expect, test } from 'vitest';
import type { ListedEntry } from '@/lib/domain/books/entry-match';
import { entryOptions } from './entry-options';

const entry = (ref: string): ListedEntry => ({
  ref,
  name: `Account ${ref}`,
  code: ref,
  previousName: null,
  kind: 'Expense',
  isInUse: true,
});
const many = Array.from({ length: 150 }, (_, index) => entry(String(index)));

test('offers every entry while the page has few', () => {
  const offered = entryOptions([{ key: 'a', list: 'accounts', choices: many, suggested: undefined }]).get('a');
  expect(offered?.options).toHaveLength(150);
  expect(offered?.source).toBeUndefined();
});

test('offers the suggested entry and a search when the page would have too many', () => {
  const fields = ['a', 'b'].map((key) => ({ key, list: 'accounts' as const, choices: many, suggested: many[7] }));
  expect(entryOptions(fields).get('b')).toEqual({
    options: [{ value: '7', label: '7 Account 7' }],
    source: { kind: 'search', path: '/api/books/accounts' },
  });
});
