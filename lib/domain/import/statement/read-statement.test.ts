import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toDecimal } from '@/lib/domain/money';
import { readStatement } from './read-statement';

const folder = join(import.meta.dirname, 'fixtures');

type Case = {
  readonly file: string;
  readonly books: string;
  readonly encoding?: string;
  readonly rows: readonly (readonly [string, string | null, string, string, string?])[];
  readonly original?: Readonly<Record<string, readonly [string, string, string]>>;
  readonly fees?: Readonly<Record<string, string>>;
  readonly reversals?: readonly number[];
  readonly splits?: Readonly<Record<string, readonly (readonly [string, string])[]>>;
  readonly transfers?: readonly number[];
  readonly notices?: readonly string[];
  readonly left_out?: readonly (readonly [string, string])[];
  readonly balances: readonly {
    readonly account: string | null;
    readonly currency: string;
    readonly opening: string | null;
    readonly closing: string | null;
  }[];
};
const { cases } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as { cases: Case[] };

const inOrder = (rows: readonly (readonly (string | null)[])[]) => rows.map((row) => JSON.stringify(row)).toSorted();

test('every file has its expected reading', () => {
  const files = readdirSync(folder).filter((file) => file !== 'expected.json');
  expect(cases.map(({ file }) => file).toSorted()).toEqual(files.toSorted());
});

describe.each(cases)('$file', (expected) => {
  const statement = readStatement(readFileSync(join(folder, expected.file)), {
    currency: expected.books,
    spending: null,
  });
  const money = statement.movements.map(({ money }) => toDecimal(money));

  test('gives each booked movement once', () => {
    const rows = statement.movements.map(({ day, text, account, money }, index) => [
      day,
      expected.rows[index]?.[1] === null ? null : text,
      toDecimal(money),
      money.currency,
      ...(expected.rows[0]?.length === 5 ? [account] : []),
    ]);
    expect(inOrder(rows)).toEqual(inOrder(expected.rows.map((row) => row.map((cell) => cell ?? null))));
    expect(statement.refused).toEqual([]);
  });

  test('gives originals, fees and reversals', () => {
    const originals = statement.movements.flatMap(({ original }, index) =>
      original ? [[String(index), [toDecimal(original.money), original.money.currency, original.rate]]] : [],
    );
    expect(Object.fromEntries(originals)).toEqual(expected.original ?? {});
    const fees = statement.movements.flatMap(({ fee }, index) => (fee ? [[String(index), toDecimal(fee)]] : []));
    expect(Object.fromEntries(fees)).toEqual(expected.fees ?? {});
    const reversals = statement.movements.flatMap(({ isReversal }, index) => (isReversal ? [index] : []));
    expect(reversals).toEqual(expected.reversals ?? []);
  });

  test('gives splits and transfers', () => {
    const splits = statement.movements.flatMap(({ splits }, index) =>
      splits ? [[String(index), splits.map(({ category, money }) => [category, toDecimal(money)])]] : [],
    );
    expect(Object.fromEntries(splits)).toEqual(expected.splits ?? {});
    const transfers = statement.movements.flatMap(({ transfer }, index) => (transfer === undefined ? [] : [index]));
    expect(transfers).toEqual(expected.transfers ?? []);
  });

  test('lists what it leaves out', () =>
    expect(statement.leftOut.map(({ what, reason }) => [what, reason])).toEqual(expected.left_out ?? []));

  test('states the balances, and that the movements fit them', () => {
    expect(
      statement.accounts.map(({ account, currency, opening, closing }) => ({
        account,
        currency,
        opening: opening && toDecimal(opening),
        closing: closing && toDecimal(closing),
      })),
    ).toEqual(expected.balances);
    expect(statement.accounts.map(({ isBalanced }) => isBalanced)).not.toContain(false);
    expect(statement.notices).toEqual(expected.notices ?? []);
    expect(money.length).toBe(expected.rows.length);
  });

  if (expected.encoding) test('finds the encoding', () => expect(statement.encoding).toBe(expected.encoding));
});
