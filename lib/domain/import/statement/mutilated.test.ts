import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '@/lib/domain/refusal';
import { readStatement } from './read-statement';
import type { Movement, Statement } from './statement';

/** A fixed seed, so that a run of the tests does not depend on chance. */
const seed = 20_261_130;

const folder = join(import.meta.dirname, 'fixtures');
const files = readdirSync(folder).filter((file) => file !== 'expected.json');

const read = (content: Uint8Array): Statement | null => {
  try {
    return readStatement(content, { currency: 'GBP', spending: null });
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
};

/** Only these words tell a balance from a movement, where a format has no field for balances. */
const balanceNames = (text: string): number =>
  [...text.matchAll(/Saldo |^P(?:Opening Balance|Anfangssaldo)\s/gm)].length;

const key = ({ day, money }: Movement) => `${day} ${money.minor} ${money.currency}`;
const records = ({ movements, leftOut, refused }: Statement) => movements.length + leftOut.length + refused.length;

/**
 * Checks that damage is never silent: each movement is one of the whole file, and none is lost unless a record is
 * refused or a notice says what is wrong. Two records become one when the tags between them are missing; that one is
 * refused.
 */
function expectNothingWrong(whole: Statement, damaged: Statement | null) {
  if (!expectOnlyRight(whole, damaged) || !damaged) return;
  const plain = damaged.movements.filter(({ remarks }) => remarks.length === 0);
  if (damaged.refused.length === 0 && plain.length === damaged.movements.length)
    expect(records(damaged)).toBeGreaterThanOrEqual(records(whole));
}

/** Checks that each movement is one of the whole file. Returns false when a notice says that something is wrong. */
function expectOnlyRight(whole: Statement, damaged: Statement | null): boolean {
  // The whole file can have notices itself, such as that it names no currency.
  if (damaged?.notices.some((notice) => !whole.notices.includes(notice))) return false;
  if (!damaged) return true;
  const right = new Set(whole.movements.map(key));
  // A batch without the amounts of its parts is one movement, and its remark says so.
  // A transfer is left out of the plan.
  const plain = damaged.movements.filter(({ remarks, transfer }) => remarks.length === 0 && transfer === undefined);
  expect(plain.map(key).filter((movement) => !right.has(movement))).toEqual([]);
  return true;
}

describe.each(files)('%s', (file) => {
  const content = readFileSync(join(folder, file));
  const whole = readStatement(content, { currency: 'GBP', spending: null });
  const text = content.toString('latin1');
  const isXml = text.includes('<');
  const tags = [...text.matchAll(isXml ? /<[^<>]+>/g : /:\d\d[A-Z]?:|^[!^].*\r?\n?|^[A-Z](?=.)|^\^|\r?\n/gm)].map(
    (match) => ({ at: match.index, length: match[0].length }),
  );
  const end = Math.max(text.lastIndexOf('</OFX>'), text.lastIndexOf('Document>'));

  test.runIf(!isXml)('gives only movements of the whole file when it is cut off', () =>
    fc.assert(
      fc.property(fc.nat({ max: text.length }), (at) => {
        expectOnlyRight(whole, read(content.subarray(0, at)));
      }),
      { numRuns: 150, seed },
    ),
  );

  test.runIf(isXml)('is refused when it is cut off', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: end + 5 }), (at) => {
        expect(read(content.subarray(0, at))).toBeNull();
      }),
      { numRuns: 60, seed },
    ),
  );

  test('gives no wrong movement when any one tag is missing', () => {
    for (const { at, length } of tags) {
      const damaged = text.slice(0, at) + text.slice(at + length);
      if (balanceNames(damaged) === balanceNames(text)) expectNothingWrong(whole, read(Buffer.from(damaged, 'latin1')));
    }
  });

  test('gives no wrong movement when a part of it is missing', () =>
    fc.assert(
      fc.property(fc.nat({ max: text.length - 1 }), fc.integer({ min: 1, max: 40 }), (at, length) => {
        const part = text.slice(at, at + length);
        // A figure, a decimal mark or a sign that is missing makes another amount, which looks as good.
        fc.pre(!/[\d.,+-]/.test(part));
        const damaged = text.slice(0, at) + text.slice(at + length);
        fc.pre(balanceNames(damaged) === balanceNames(text));
        expectNothingWrong(whole, read(Buffer.from(damaged, 'latin1')));
      }),
      { numRuns: 100, seed },
    ));

  test('throws nothing but a refusal for other bytes', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: content.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 8 }),
        (changes) => {
          const changed = Buffer.from(content);
          for (const [at, byte] of changes) changed[at] = byte;
          read(changed);
        },
      ),
      { numRuns: 100, seed },
    ));
});

test('refuses a record whose damaged tag encloses the next one', () => {
  const text = readFileSync(join(folder, 'ofx2-two-accounts-currency.ofx'), 'latin1');
  const damaged = text.replace(/\/CURSYM><\/CURRENCY><\/STMTTRN>\s*<S/, '');
  expect(damaged).not.toBe(text);
  expect(read(Buffer.from(damaged, 'latin1'))?.refused).toMatchObject([{ reason: expect.stringContaining('twice') }]);
});
