import { expect, test } from 'vitest';
import { jsonFor } from './sent-json';

test('returns one expense of a batch, with all its fields', () => {
  const payload = JSON.stringify([
    { id: 'a', notes: 'one' },
    { id: 'b', notes: 'two' },
  ]);
  expect(jsonFor(payload, 'b')).toBe('{\n  "id": "b",\n  "notes": "two"\n}');
});
