import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageMessages } from '@/lib/domain/testing/package-messages';

/** Where the sandbox keeps the words a sync, a push or a receipt is refused with. */
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

test('every refusal the sandbox can speak has a cause', () => {
  const read = [...folders.flatMap(modulesIn), ...files];
  const words = [...new Set(read.flatMap((file) => sentencesIn(readFileSync(file, 'utf8'))))];
  expect(words.length).toBeGreaterThan(150);
  expect(words.filter((sentence) => !packageMessages.some(([, message]) => said(sentence).test(message)))).toEqual([]);
});

const modulesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => join(folder, name));

const literal = /'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;

/** What reads as a sentence: three words or more that end with a full stop, or with the id or day they are about. */
const sentencesIn = (source: string): string[] =>
  [...source.replace(/^\s*(?:\/\*\*|\*|\/\/).*$/gm, '').matchAll(literal)]
    .map(([, single, double, template]) => (single ?? double ?? template ?? '').replaceAll('\\`', '`'))
    .filter((text) => /^[\p{L}$"].* .* .*(?:\.|\}|\))$/u.test(text) && !/^(?:SELECT|INSERT|UPDATE|DELETE) /.test(text))
    .filter((text) => text !== frame);

/** What Codat puts around a package's words; the test of diagnosis puts it around every message. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: the source as it is written
const frame = 'An error occurred in a downstream service. Correlation ID: ${randomUUID()}. Message: ${message}';

/** The sentence with anything in its gaps. */
const said = (sentence: string): RegExp =>
  new RegExp(
    sentence
      .replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '\0')
      .replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
      .replaceAll('\0', '.+'),
  );
