import { expect, test } from 'vitest';
import { jsonFor, prettyJson } from './pretty-json';

test('indents JSON and returns other text unchanged', () => {
  expect(prettyJson('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(prettyJson('<html>Bad gateway</html>')).toBe('<html>Bad gateway</html>');
});

test('returns one expense of a batch, with all its fields', () => {
  const payload = JSON.stringify([
    { id: 'a', notes: 'one' },
    { id: 'b', notes: 'two' },
  ]);
  expect(jsonFor(payload, 'b')).toBe('{\n  "id": "b",\n  "notes": "two"\n}');
});
