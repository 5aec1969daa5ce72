import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../refusal';
import type { Encoding } from './encoding';
import { readSource } from './read-source';
import type { SourceRow, SourceTable } from './source';

const folder = join(import.meta.dirname, '../fixtures');
const exported = readdirSync(folder)
  .filter((name) => name.endsWith('.csv'))
  .map((name) => new Uint8Array(readFileSync(join(folder, name))));

const payees = [
  'Bun',
  'Sign Shop, Leeds',
  'Paint "R" Us',
  '5" pipe',
  'Café; Bar',
  'A|B',
  '1 High Road, 2\nLeeds',
  '',
  '"x"',
];

/** Files with cells of every kind, quoted all or only where necessary. */
const written = [',', ';', '\t', '|'].flatMap((delimiter) =>
  [true, false].map((quotesAll) => {
    const rows = payees.map((payee, at) => [payee, `${10 + at}/11/2026`, payees.at(-at) || 'Van', `-${at},50`]);
    const quoted = (cell: string) => (quotesAll || /[",;\t|\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    const lines = [['Note', 'Date', 'Payee', 'Amount'], ...rows].map((row) => row.map(quoted).join(delimiter));
    return new TextEncoder().encode(lines.join(quotesAll ? '\r\n' : '\n'));
  }),
);

const files = [...exported, ...written].flatMap((content) => {
  const table = tableOf(content);
  return table ? [{ content, table }] : [];
});

/** Returns the table, or null for a statement and for a file that is refused. Any other error fails the test. */
function tableOf(content: Uint8Array, encoding: Encoding | null = null): SourceTable | null {
  try {
    const source = readSource(content, { encoding });
    return source.kind === 'table' ? source : null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

const special = [
  '"',
  '""',
  "'",
  '\n',
  '\r',
  '\r\n',
  '\n\n',
  ',',
  ';',
  '\t',
  '|',
  '\\',
  ' ',
  '=',
  '\0',
  '\ufeff',
  '\u2028',
  'é',
];
const piece = fc.oneof(
  fc.constantFrom(...special).map((text) => new TextEncoder().encode(text)),
  fc.uint8Array({ minLength: 1, maxLength: 3 }),
);
const place = fc.nat(10_000);

/** A change of the bytes in one place: `cut` bytes there are replaced by `put`. */
type Mutilation = { readonly at: number; readonly cut: number; readonly put: Uint8Array };
const mutilation = (content: Uint8Array): fc.Arbitrary<Mutilation> => {
  const at = place.map((number) => number % content.length);
  return fc.oneof(
    fc.record({ at, cut: fc.constant(0), put: piece }),
    fc.record({ at, cut: fc.integer({ min: 1, max: 4 }), put: fc.constant(new Uint8Array()) }),
    fc.record({ at, cut: fc.constant(1), put: piece }),
    fc
      .tuple(at, fc.integer({ min: 1, max: 40 }))
      .map(([from, length]) => ({ at: from, cut: 0, put: content.slice(from, from + length) })),
    at.map((from) => ({ at: from, cut: 2, put: content.slice(from, from + 2).reverse() })),
  );
};
const applied = (content: Uint8Array, { at, cut, put }: Mutilation): Uint8Array =>
  Uint8Array.from([...content.subarray(0, at), ...put, ...content.subarray(at + cut)]);

const linesIn = ({ line, lineCount }: SourceRow) => Array.from({ length: lineCount }, (_, at) => line + at);

describe('a mutilated file', () => {
  test('has each physical line in exactly one entry', () => {
    const damaged = fc
      .constantFrom(...files)
      .chain(({ content }) =>
        fc
          .tuple(fc.array(mutilation(content), { minLength: 1, maxLength: 6 }), place)
          .map(([changes, end]) =>
            changes.reduce(applied, content).subarray(0, end % 3 === 0 ? end % content.length : undefined),
          ),
      );
    fc.assert(
      fc.property(damaged, (content) => {
        const table = tableOf(content);
        if (table === null) return;
        const lines = [...table.rows, ...table.leftOut, ...table.refused].flatMap(linesIn).sort((a, b) => a - b);
        expect(lines).toEqual(Array.from({ length: table.lineCount }, (_, at) => at + 1));
        if (table.encoding === 'utf-8') expect(table.lineCount).toBe(countLines(content));
      }),
      { numRuns: 1_000, seed: 12 },
    );
  });

  test('keeps every row that was not touched, also below a quote without a partner', () => {
    const damaged = fc
      .constantFrom(...files.filter(({ table }) => table.rows.length > 3))
      .chain((file) => mutilation(file.content).map((change) => ({ ...file, change })));
    fc.assert(
      fc.property(damaged, ({ content, table, change }) => {
        const after = tableOf(applied(content, change), table.encoding);
        if (after === null) return;
        const kept = new Set(after.rows.map(({ cells }) => JSON.stringify(cells)));
        const touched = touchedLines(content, change);
        for (const row of table.rows) {
          if (linesIn(row).some((line) => touched.has(line))) continue;
          expect(kept, `line ${row.line}`).toContain(JSON.stringify(row.cells));
        }
      }),
      { numRuns: 1_000, seed: 12 },
    );
  });
});

test('a quote that opens a cell and one that ends a later cell lose no row between them', () => {
  const cell = fc.record({ row: fc.nat(9), column: fc.nat(3) });
  fc.assert(
    fc.property(cell, cell, fc.constantFrom(',', ';', '\t', '|'), (opening, closing, delimiter) => {
      const rows = Array.from({ length: 10 }, (_, at) => [
        `${10 + at}/11/2026`,
        `Shop ${at}`,
        'High Road',
        `-${at}.50`,
      ]);
      const damaged = rows.map((cells, row) =>
        cells.map((text, column) => {
          const opens = row === opening.row && column === opening.column ? '"' : '';
          return `${opens}${text}${row === closing.row && column === closing.column ? '"' : ''}`;
        }),
      );
      const text = [['Date', 'Payee', 'Place', 'Amount'], ...damaged].map((cells) => cells.join(delimiter)).join('\n');
      const table = tableOf(new TextEncoder().encode(text));
      for (const [at, cells] of rows.entries()) {
        if (at !== opening.row && at !== closing.row)
          expect(table?.rows).toContainEqual({ line: at + 2, lineCount: 1, cells });
      }
      expect(table?.rows.map(({ lineCount }) => lineCount)).toEqual(Array.from({ length: 11 }, () => 1));
    }),
    { numRuns: 1_000, seed: 12 },
  );
});

test('any repeated pattern is read in linear time', () => {
  const pattern = fc.string({
    unit: fc.constantFrom('"', ',', ';', '\n', '\r', '\\', ' ', 'a', '1', '='),
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(pattern, pattern, (first, repeated) => {
      const start = process.threadCpuUsage();
      tableOf(new TextEncoder().encode(first + repeated.repeat(100_000 / repeated.length)));
      expect(process.threadCpuUsage(start).user).toBeLessThan(5_000_000);
    }),
    { numRuns: 40, seed: 12 },
  );
});

/** Counts the lines of a file as a text editor does. */
function countLines(content: Uint8Array): number {
  const text = new TextDecoder().decode(content).replaceAll(/[\0\ufeff]/g, '');
  const ends = /[\r\n]/.test(text) ? /\r\n|\r|\n/ : /[\v\f\u0085\u2028]/;
  const lines = text.split(ends);
  return lines.at(-1) === '' ? lines.length - 1 : lines.length;
}

/** Returns the physical lines of the original file that a change touches. */
function touchedLines(content: Uint8Array, { at, cut }: Mutilation): Set<number> {
  const text = String.fromCharCode(...content);
  const lineAt = (offset: number) => text.slice(0, offset).split(/\r\n|\r|\n/).length;
  const first = lineAt(Math.max(at - 1, 0));
  return new Set(Array.from({ length: lineAt(at + cut + 1) - first + 1 }, (_, index) => first + index));
}
