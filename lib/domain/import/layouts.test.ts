import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { FileChoices } from './choices';
import { importFields } from './field';
import { readSource } from './source/read-source';
import type { SourceRow } from './source/source';
import { plannedRows, planOf } from './testing/plan';

const directory = 'lib/domain/import/fixtures/layouts';
const row = z.tuple([z.string(), z.string(), z.string(), z.string()]);
const expectation = z.object({
  file: z.string(),
  books: z.string(),
  country: z.string(),
  /** The line of the titles; null when the file has none. */
  titles: z.number().nullable(),
  columns: z.partialRecord(z.enum(importFields), z.number()),
  /** What blocks the plan until a person answers. The rows are those with the answer that a minus sign is spending. */
  ask: z.literal('which sign is spending').optional(),
  rows: z.array(row),
  /** Lines that are left out, each with a word of the reason. */
  left_out: z.array(z.tuple([z.number(), z.string()])).default([]),
  refuse: z.array(z.number()).default([]),
});
const { cases } = z
  .object({ cases: z.array(expectation) })
  .parse(JSON.parse(readFileSync(`${directory}/expected.json`, 'utf8')));

describe('the layouts of banks, cards and expense tools', () => {
  test.each(cases.map((one) => [one.file, one] as const))('%s', (file, expected) => {
    const content = readFileSync(`${directory}/${file}`);
    const first = planOf(content, expected);
    const blocking = first.questions.filter(({ blocks }) => blocks).map(({ about }) => about);
    expect(blocking).toEqual(expected.ask ? [expected.ask] : []);
    const plan = expected.ask ? planOf(content, expected, { spending: 'negative' }) : first;
    expect(plan.settings.headerLine).toBe(expected.titles);
    expect(plan.settings.columns).toMatchObject(expected.columns);
    expect(plannedRows(plan)).toEqual(expected.rows);
    expect(plan.refused.map(({ line }) => line)).toEqual(expected.refuse);
    const titles: [number, string][] = expected.titles === null ? [] : [[expected.titles, '']];
    const leftOut = [...titles, ...expected.left_out].sort(([one], [other]) => one - other);
    expect(plan.leftOut.map(({ line }) => line)).toEqual(leftOut.map(([line]) => line));
    for (const [line, word] of expected.left_out)
      expect(plan.leftOut.find((one) => one.line === line)?.reason.toLowerCase()).toContain(word);
    expect(plan.rows.length + plan.leftOut.length + plan.refused.length).toBe(plan.lineCount);
  });
});

describe('the form of a file does not matter', () => {
  const titled = cases.filter(({ titles }) => titles !== null);

  test.each(titled.map((one) => [one.file, one] as const))('titles in capitals and without accents: %s', (_, one) => {
    expect(planChanged(one, (cells, isTitles) => (isTitles ? cells.map(shout) : cells))).toEqual(one.rows);
  });

  // Two titles of these files name a field equally well, and the first one is taken.
  const ties = ['nz-anz.csv', 'fr-banque-populaire.csv', 'de-barclays-card.csv'];
  const ordered = titled.filter(({ file }) => !ties.includes(file));
  test.each(ordered.map((one) => [one.file, one] as const))('columns from right to left: %s', (_, one) => {
    expect(planChanged(one, (cells) => [...cells].reverse())).toEqual(one.rows);
  });
});

describe('a row alone', () => {
  // Nothing in these files but a minus sign in another row tells that positive amounts are money in.
  const silent = ['gb-hsbc-no-titles.csv', 'at-raiffeisen-no-titles.csv', 'br-itau-no-titles.csv'];
  const others = ['tool-xero-statement.csv', 'us-stripe-balance.csv'];
  const telling = cases.filter(({ file }) => ![...silent, ...others].includes(file));

  test.each(telling.map((one) => [one.file, one] as const))(
    'is planned as in its file or asked about: %s',
    (_, one) => {
      const rows = tableOf(one);
      const titles = one.titles === null ? [] : rows.filter(({ line }) => line === one.titles);
      const full = planOf(readFileSync(`${directory}/${one.file}`), one, answerOf(one));
      for (const planned of full.rows) {
        const row = rows.filter(({ line }) => line === planned.line);
        const alone = planOf(written([...titles, ...row].map(({ cells }) => cells)), one);
        const isAsked = alone.questions.some(({ blocks }) => blocks);
        if (!isAsked) expect(plannedRows(alone)).toEqual(plannedRows({ ...full, rows: [planned] }));
      }
    },
  );
});

const shout = (title: string): string => title.toUpperCase().normalize('NFD').replace(/\p{M}/gu, '');

type Case = (typeof cases)[number];
type Change = (cells: readonly string[], isTitles: boolean) => readonly string[];

/** Plans a file whose titles and rows were changed and written again, with semicolons and quotation marks. */
function planChanged(expected: Case, change: Change): string[][] {
  const table = tableOf(expected);
  const width = Math.max(...table.map(({ cells }) => cells.length));
  const rows = table.map(({ line, cells }) =>
    change(
      Array.from({ length: width }, (_, at) => cells[at] ?? ''),
      line === expected.titles,
    ),
  );
  return plannedRows(planOf(written(rows), expected, answerOf(expected)));
}

/** Returns the titles of a file and the rows below them. */
function tableOf({ file, titles }: Case): readonly SourceRow[] {
  const source = readSource(readFileSync(`${directory}/${file}`), { encoding: null });
  if (source.kind !== 'table') throw new Error(`${file} is no table`);
  return source.rows.filter(({ line }) => line >= (titles ?? 1));
}

const answerOf = ({ ask }: Case): FileChoices => (ask ? { spending: 'negative' } : {});

const written = (rows: readonly (readonly string[])[]): Uint8Array =>
  new TextEncoder().encode(
    rows.map((cells) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')}\n`).join(''),
  );
