import { afterEach, beforeEach, vi } from 'vitest';

/**
 * An unexpected call of `console.error` fails the test. A test that expects such calls adds the line `vi.spyOn(console,
 * 'error').mockImplementation(() => {})`.
 */
let unexpected: unknown[][] = [];

beforeEach(() => {
  unexpected = [];
  vi.spyOn(console, 'error').mockImplementation((...words) => {
    unexpected.push(words);
  });
});

afterEach(() => {
  vi.mocked(console.error).mockRestore?.();
  if (unexpected.length > 0) {
    throw new Error(`console.error was called: ${unexpected.map((words) => words.map(String).join(' ')).join('\n')}`);
  }
});
