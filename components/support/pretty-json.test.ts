import { expect, test } from 'vitest';
import { jsonFor, prettyJson } from './pretty-json';

test('JSON gets its lines broken and other text stays as it came', () => {
  expect(prettyJson('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(prettyJson('<html>Bad gateway</html>')).toBe('<html>Bad gateway</html>');
});

test('of a batch only the one expense is shown, with all that was sent of it', () => {
  const payload = JSON.stringify([
    { id: 'a', notes: 'one' },
    { id: 'b', notes: 'two' },
  ]);
  expect(jsonFor(payload, 'b')).toBe('{\n  "id": "b",\n  "notes": "two"\n}');
});
