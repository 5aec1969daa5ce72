import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageMessages } from '@/lib/domain/testing/package-messages';

/** The folders of the sandbox whose files contain error messages. */
const folders = ['sandbox/packages', 'sandbox/expenses', 'sandbox/engine/pushes', 'sandbox/codat/expenses'];
const files = [
  'sandbox/engine/missing-record.ts',
  'sandbox/ledger/limit.ts',
  'sandbox/codat/error.ts',
  'sandbox/codat/gateway/admission-control.ts',
  'sandbox/codat/gateway/idempotency.ts',
  'sandbox/codat/gateway/response.ts',
  'sandbox/codat/accounting/options.ts',
  'sandbox/codat/accounting/spend-attachments.ts',
];

test('every error message of the sandbox has a cause', () => {
  const read = [...folders.flatMap(modulesIn), ...files];
  const words = [...new Set(read.flatMap((file) => sentencesIn(readFileSync(file, 'utf8'))))];
  expect(words.length).toBeGreaterThan(150);
  expect(words.filter((sentence) => !packageMessages.some(([, message]) => patternOf(sentence).test(message)))).toEqual(
    [],
  );
});

const modulesIn = (folder: string): string[] =>
  readdirSync(folder, { encoding: 'utf8', recursive: true })
    .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|^testing\//.test(name))
    .map((name) => join(folder, name));

const literal = /'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;

/**
 * Returns the string literals in a source file that look like sentences: at least three words, and a full stop, a
 * bracket or a template expression at the end.
 */
const sentencesIn = (source: string): string[] =>
  [...source.replace(/^\s*(?:\/\*\*|\*|\/\/).*$/gm, '').matchAll(literal)]
    .map(([, single, double, template]) => (single ?? double ?? template ?? '').replaceAll('\\`', '`'))
    .filter(
      (text) => /^[\p{L}$"].* .* .*(?:\.|\}|\))$/u.test(text) && !/^(?:SELECT|INSERT|UPDATE|DELETE|AND) /.test(text),
    )
    .filter((text) => text !== frame);

/**
 * The sentence that Codat puts before a package's message. It is left out here: the tests of `diagnose` add it to every
 * message.
 */
// biome-ignore lint/suspicious/noTemplateCurlyInString: the source as it is written
const frame = 'An error occurred in a downstream service. Correlation ID: ${randomUUID()}. Message: ${message}';

/** Returns a pattern for the sentence with any text in place of its template expressions. */
const patternOf = (sentence: string): RegExp =>
  new RegExp(
    sentence
      .replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '\0')
      .replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
      .replaceAll('\0', '.+'),
  );
