import { expect, test } from 'vitest';
import { prettyJson } from './pretty-json';

test('indents JSON and returns other text unchanged', () => {
  expect(prettyJson('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(prettyJson('<html>Bad gateway</html>')).toBe('<html>Bad gateway</html>');
});
