import { expect, test } from 'vitest';
import { expenseLimits } from '@/lib/domain/expense/expense';
import { fieldExceptionsOf, keepsField } from './field-exceptions';
import { packageKeys, packageOf } from './package';

test.each(packageKeys)('each exception of %s has one field, a sentence with its name, and a source', (key) => {
  const exceptions = fieldExceptionsOf(key);
  expect(new Set(exceptions.map(({ field }) => field)).size).toBe(exceptions.length);
  for (const { words, source } of exceptions) {
    expect(words.startsWith(packageOf(key).name), words).toBe(true);
    expect(source).toMatch(/^(Codat|Microsoft|Sage|Zoho), /);
  }
});

test.each(packageKeys)('%s has an exception for a note that Outlay shortens', (key) => {
  const shortens = packageOf(key).noteLength < expenseLimits.note;
  expect(fieldExceptionsOf(key).some(({ field }) => field === 'note')).toBe(shortens);
});

test('a record can be found by its reference in every package except FreeAgent', () => {
  expect(packageKeys.filter((key) => !keepsField(key, 'reference'))).toEqual(['freeagent']);
});
