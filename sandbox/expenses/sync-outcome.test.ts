import { expect, test } from 'vitest';
import type { ItemResult } from './item';
import { outcomeOf } from './sync-outcome';

const written: ItemResult = { state: 'written' };
const unchanged: ItemResult = { state: 'unchanged' };
const invalid: ItemResult = { state: 'invalid', message: 'Supplier does not exist.' };
const refused: ItemResult = { state: 'refused', message: 'Closed.' };
const duplicate: ItemResult = { state: 'duplicate', message: 'Processed.' };

test.each([
  ['only written items', [written, written], 2000, 'Complete', true],
  ['a written and an unchanged item', [written, unchanged], 2000, 'Complete', true],
  ['only unchanged items', [unchanged], 2040, 'Complete', false],
  ['an item refused by the package', [written, invalid, refused, duplicate], 5130, 'PushError', true],
  ['an item refused by Codat', [invalid, duplicate], 5120, 'DataProcessingError', false],
  ['an item already in the books', [written, duplicate], 5080, 'DuplicationProtection', true],
] as const)('a sync with %s ends with the right code', (_, results, code, status, pushed) => {
  expect(outcomeOf(results)).toMatchObject({ code, status, pushed });
});

test('the first failed item gives the sync its error message', () => {
  expect(outcomeOf([written, invalid, refused]).error).toBe('Supplier does not exist.');
  expect(outcomeOf([written]).error).toBe('');
});
