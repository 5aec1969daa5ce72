import { describe, expect, test } from 'vitest';
import type { AccountingPackage } from '../package';
import type { Rule } from '../rules/rule';
import { requirePackage } from './records';

/**
 * One case in the test of a rule: what is refused, values that are accepted, values that are refused, and the expected
 * message.
 */
export type Refusal<Checked> = readonly [
  refused: string,
  accepted: Partial<Checked>,
  refused: Partial<Checked>,
  message: string | RegExp,
];

interface RefusalSuite<Checked> {
  readonly packageKeys: readonly string[];
  readonly ruleOf: (accountingPackage: AccountingPackage) => Rule<Checked> | undefined;
  readonly build: (key: string, values: Partial<Checked>) => Checked;
  readonly casesOf: (key: string) => readonly Refusal<Checked>[];
}

export const long = (length: number): string => 'x'.repeat(length);
export const archived = { status: 'Archived' } as const;

export function describeRefusals<Checked>(
  records: string,
  { packageKeys, ruleOf, build, casesOf }: RefusalSuite<Checked>,
): void {
  describe.each(packageKeys)(`${records} in %s`, (key) => {
    const refuse = ruleOf(requirePackage(key));
    test.each(casesOf(key))('refuses %s', (_, accepted, refused, message) => {
      expect(refuse?.(build(key, accepted))).toBeUndefined();
      expect(refuse?.(build(key, refused))).toMatch(message);
    });
  });
}
