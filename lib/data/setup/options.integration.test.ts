import { beforeAll, expect, test } from 'vitest';
import type { Viewer } from '@/lib/domain/company/viewer';
import { accountOptions } from '@/lib/domain/mapping/options';
import { anAccount, someBooks } from '@/lib/domain/testing/books';
import { linkWithBooks } from '@/lib/testing/books-company';
import { aCompany } from '@/lib/testing/people';
import { searchOptions } from './options';

const accounts = Array.from({ length: 5_000 }, (_, index) =>
  anAccount({ ref: `acc-${index}`, code: String(10_000 + index), name: `Account of team ${index}` }),
);
const search = (viewer: Viewer, text: string) =>
  searchOptions(viewer, text, (books, to) => accountOptions(books, to, () => '3 Nov'));

let viewer: Viewer;
beforeAll(async () => {
  viewer = await aCompany();
  await linkWithBooks(viewer, 'xero', someBooks({ accounts }));
});

test('returns the first 100 of 5,000 accounts, and says that there are more', async () => {
  const { options, isComplete } = await search(viewer, '');
  expect(options.map(({ label }) => label).slice(0, 2)).toEqual(['10000 Account of team 0', '10001 Account of team 1']);
  expect(options).toHaveLength(100);
  expect(isComplete).toBe(false);
});

test('finds an account by its code and by a word of its name', async () => {
  expect(await search(viewer, '14999')).toMatchObject({ options: [{ value: 'acc-4999' }], isComplete: true });
  expect(await search(viewer, 'team 4321')).toMatchObject({ options: [{ value: 'acc-4321' }], isComplete: true });
});

test('finds nothing in a company without books, whatever others have', async () => {
  expect(await search(await aCompany(), 'team')).toEqual({ options: [], isComplete: true });
});
