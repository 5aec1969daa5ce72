import { beforeAll, expect, test } from 'vitest';
import { inScope } from '@/lib/data/db';
import { type EntryRef, entryKey } from '@/lib/domain/books/entry-names';
import { entryLists } from '@/lib/domain/books/lists';
import type { Viewer } from '@/lib/domain/company/viewer';
import { aBankAccount, aContact, anAccount, anOption, aTaxRate, someBooks } from '@/lib/domain/testing/books';
import { linkWithBooks } from '@/lib/testing/books-company';
import { aCompany } from '@/lib/testing/people';
import { refNamesIn } from './ref-names';

let viewer: Viewer;
const ref = '41';

/** Books in which one ref is an entry of every list, as ids of QuickBooks Online can be. */
const repeating = (word: string) =>
  someBooks({
    accounts: [anAccount({ ref, code: '', name: `Account ${word}` })],
    bankAccounts: [aBankAccount({ ref, code: '', name: `Bank ${word}` })],
    taxRates: [aTaxRate({ ref, name: `Tax ${word}` })],
    tracking: [anOption({ ref, name: `Tracking ${word}`, parentRef: null })],
    suppliers: [aContact({ ref, name: `Supplier ${word}` })],
    customers: [aContact({ ref, name: `Customer ${word}` })],
  });

const entries: readonly EntryRef[] = entryLists.map((list) => ({ list, ref }));
const named = (word: string) =>
  new Map(
    ['Account', 'Bank', 'Tax', 'Tracking', 'Supplier', 'Customer'].map((kind, index) => [
      entryKey(entries[index] ?? expect.fail()),
      `${kind} ${word}`,
    ]),
  );

const names = (connectionId?: string) =>
  inScope(viewer, (tx) => refNamesIn(tx, viewer.companyId, entries, connectionId));

beforeAll(async () => {
  viewer = await aCompany();
});

test('an id that every list has keeps a name in each, and the books linked now take precedence', async () => {
  const first = await linkWithBooks(viewer, 'quickbooks-online', repeating('one'));
  expect(await names()).toEqual(named('one'));
  expect(await linkWithBooks(viewer, 'quickbooks-online', repeating('two'))).not.toBe(first);
  expect(await names()).toEqual(named('two'));
  expect(await names(first)).toEqual(named('one'));
});
