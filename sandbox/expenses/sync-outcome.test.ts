import { expect, test } from 'vitest';
import type { ItemResult } from './item';
import { outcomeOf } from './sync-outcome';

const written: ItemResult = { state: 'written' };
const unchanged: ItemResult = { state: 'unchanged' };
const invalid: ItemResult = { state: 'invalid', message: 'Supplier does not exist.' };
const refused: ItemResult = { state: 'refused', message: 'Closed.' };
const duplicate: ItemResult = { state: 'duplicate', message: 'Processed.' };

test.each([
  ['all written', [written, written], 2000, 'Complete', true],
  ['one of them written', [written, unchanged], 2000, 'Complete', true],
  ['nothing to write', [unchanged], 2040, 'Complete', false],
  ['one refused by the package', [written, invalid, refused, duplicate], 5130, 'PushError', true],
  ['one refused by Codat', [invalid, duplicate], 5120, 'DataProcessingError', false],
  ['one in the books already', [written, duplicate], 5080, 'DuplicationProtection', true],
] as const)('%s', (_, results, code, status, pushed) => {
  expect(outcomeOf(results)).toMatchObject({ code, status, pushed });
});

test('the first that failed gives the sync its words', () => {
  expect(outcomeOf([written, invalid, refused]).error).toBe('Supplier does not exist.');
  expect(outcomeOf([written]).error).toBe('');
});
