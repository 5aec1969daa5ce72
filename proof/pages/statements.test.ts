import { expect, test } from 'vitest';
import { isFrame, sqlOf } from './statements';

test.each([
  'BEGIN',
  'COMMIT',
  'SELECT set_config($1, $2, true), set_config($3, $4, true)',
  'select set_config($1, $2, $3)',
])('%s only frames a transaction', (text) => expect(isFrame(text)).toBe(true));

test.each([
  'SELECT id FROM movements',
  'select set_config($1, $2, true), s.id from sessions s',
  'UPDATE sessions SET x = $1',
])('%s is a statement of the page', (text) => expect(isFrame(text)).toBe(false));

test('adds up the statements of one request', () => {
  const statements = [
    { calls: 20, milliseconds: 30, text: 'select 1' },
    { calls: 10, milliseconds: 10, text: 'BEGIN' },
  ];
  expect(sqlOf(statements, 10)).toEqual({ statements: 2, milliseconds: 4 });
});
