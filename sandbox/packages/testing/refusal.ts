import { expect } from 'vitest';
import type { Rule } from '../rules/rule';

/** One rule: what is taken by it, what is refused, and in what words. */
export type Refusal<Wanted> = readonly [
  rule: string,
  taken: Partial<Wanted>,
  refused: Partial<Wanted>,
  words: string | RegExp,
];

export const long = (length: number): string => 'x'.repeat(length);
export const archived = { status: 'Archived' } as const;

/** For `test.each`: the one draft is taken, the other refused in those words. */
export const expectRefusal =
  <Wanted>(refuse: Rule<Wanted> | undefined, make: (values: Partial<Wanted>) => Wanted) =>
  (_: string, taken: Partial<Wanted>, refused: Partial<Wanted>, words: string | RegExp): void => {
    expect(refuse?.(make(taken))).toBeUndefined();
    expect(refuse?.(make(refused))).toMatch(words);
  };
