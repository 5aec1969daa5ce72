import { expect, test } from 'vitest';
import { createStatementNames, planForValues } from './statement-names';

const run = (nameOf: ReturnType<typeof createStatementNames>, sql: string, times: number) =>
  Array.from({ length: times }, () => nameOf({ sql })).at(-1);

test('a statement gets a name of its own at its third run, and keeps it', () => {
  const nameOf = createStatementNames();
  expect(run(nameOf, 'select 1', 2)).toBe('');
  expect(run(nameOf, 'select 1', 2)).toBe('outlay_1');
  expect(run(nameOf, 'select 2', 3)).toBe('outlay_2');
  expect(run(nameOf, 'select 1', 1)).toBe('outlay_1');
});

test('rare, long and too many statements get none', () => {
  const nameOf = createStatementNames();
  expect(run(nameOf, `select '${'x'.repeat(9_000)}'`, 9)).toBe('');
  for (let number = 0; number < 400; number += 1) run(nameOf, `select ${number}`, 3);
  expect(run(nameOf, 'select 299', 1)).toBe('outlay_300');
  expect(run(nameOf, 'select 350', 3)).toBe('');
});

test('a long list of values gets no name, because its plan depends on the values', () => {
  const nameOf = createStatementNames();
  const listOf = (size: number) =>
    `SELECT "id" FROM "movements" WHERE ("company_id" = $1 AND "id" IN (${Array.from({ length: size }, (_, index) => `$${index + 2}`).join(',')})) OFFSET $${size + 2}`;
  expect(run(nameOf, listOf(250), 9)).toBe('');
  expect(run(nameOf, listOf(20), 9)).toBe('');
  expect(run(nameOf, listOf(5), 3)).toBe('outlay_1');
});

test('a statement that is to be planned for its values gets no name', () => {
  expect(run(createStatementNames(), `${planForValues} select 1`, 9)).toBe('');
});
