import { afterEach, beforeEach, vi } from 'vitest';

/**
 * Something printed as an error that no test expected is a failure. A test that expects one says so:
 * `vi.spyOn(console, 'error').mockImplementation(() => {})`.
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
