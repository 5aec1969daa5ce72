import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../refusal';
import type { FilePlan } from './file-plan';
import { planCsv, plannedRows } from './testing/plan';

/** A fixed seed, so that a run of the tests does not depend on chance. */
const seed = 20_261_130;

/** A file of a bank before anything is done to it, with the amounts of its rows in minor units; negative is money out. */
type Export = { readonly titles: string; readonly lines: readonly string[]; readonly amounts: readonly number[] };

// All amounts are different and have four figures before the decimals, so that no part of one is another one.
const amounts = fc.uniqueArray(fc.integer({ min: 123_456, max: 987_654 }), { minLength: 5, maxLength: 8 });
const decimal = (minor: number) => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
const day = (at: number) => `2026-11-${String(at + 1).padStart(2, '0')}`;
const payees = ['Alpha', 'Beta Gamma', 'Delta and Sons', 'Epsilon', 'Zeta', 'Eta', 'Theta', 'Iota'];

const layouts: readonly ((
  row: { day: string; payee: string; minor: number; at: number },
  delimiter: string,
) => string)[] = [
  ({ day, payee, minor }, delimiter) => [day, payee, `-${decimal(minor)}`].join(delimiter),
  ({ day, payee, minor }, delimiter) => [day, `"${payee}"`, `"-${decimal(minor)}"`, 'note'].join(delimiter),
  ({ day, payee, minor, at }, delimiter) => [day, payee, `-${decimal(minor)}`, at % 2 ? 'x' : ''].join(delimiter),
  ({ day, payee, minor, at }, delimiter) =>
    [day, payee, ...(isIn(at) ? ['', decimal(minor)] : [decimal(minor), ''])].join(delimiter),
];
const isIn = (at: number) => at % 3 === 2;
const titlesOf = [
  ['Date', 'Payee', 'Amount'],
  ['Date', 'Payee', 'Amount', 'Note'],
  ['Date', 'Payee', 'Amount', 'Note'],
  ['Date', 'Payee', 'Debit', 'Credit'],
];

const exports: fc.Arbitrary<Export> = fc
  .tuple(amounts, fc.nat(layouts.length - 1), fc.constantFrom(',', ';', '\t'))
  .map(([minors, kind, delimiter]) => ({
    titles: titlesOf[kind]?.join(delimiter) ?? '',
    lines: minors.map(
      (minor, at) => layouts[kind]?.({ day: day(at), payee: payees[at] ?? '', minor, at }, delimiter) ?? '',
    ),
    amounts: minors.map((minor, at) => (kind === 3 && isIn(at) ? minor : -minor)),
  }));

/** Inserts or removes what gives a file its structure: delimiters, quotation marks, line ends, blanks. No figure changes. */
type Damage = { readonly at: number; readonly insert: string | null };
const insert = fc.record({
  at: fc.nat(),
  insert: fc.constantFrom(',', ';', '\t', '"', '\n', '\r\n', '\r', ' ', '""', '\n\n', '|'),
});
const remove = fc.record({ at: fc.nat(), insert: fc.constant(null) });
// Not both in one file: a delimiter that is moved into an amount leaves a row that is as good as any other.
const damages: fc.Arbitrary<readonly Damage[]> = fc.oneof(
  fc.array(insert, { minLength: 1, maxLength: 2 }),
  fc.array(remove, { minLength: 1, maxLength: 2 }),
);

function damage(text: string, all: readonly Damage[]): string {
  return all.reduce((before, { at, insert }) => {
    if (insert !== null) {
      const place = at % (before.length + 1);
      return before.slice(0, place) + insert + before.slice(place);
    }
    const places = [...before.matchAll(/[,;\t"\n\r]/g)].map(({ index }) => index);
    const place = places[at % Math.max(places.length, 1)];
    return place === undefined ? before : before.slice(0, place) + before.slice(place + 1);
  }, text);
}

const linesIn = (text: string): number => {
  const lines = text.split(/\r\n|\n|\r/);
  return lines.at(-1) === '' ? lines.length - 1 : lines.length;
};

/** Returns the plan, or null when the file is refused as a whole. Any other error fails the test. */
function planOrRefusal(text: string): FilePlan | null {
  try {
    return planCsv(text);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

const everyLineOnce = ({ rows, leftOut, refused, lineCount }: FilePlan) =>
  expect([...rows, ...leftOut, ...refused].map(({ line }) => line).sort((one, other) => one - other)).toEqual(
    Array.from({ length: lineCount }, (_, at) => at + 1),
  );

test('an undamaged file is planned in full', () => {
  fc.assert(
    fc.property(exports, ({ titles, lines, amounts }) => {
      const plan = planCsv([titles, ...lines, ''].join('\n'));
      expect(plannedRows(plan).map(([, , amount]) => amount)).toEqual(
        amounts.map((minor) => (minor < 0 ? `-${decimal(-minor)}` : decimal(minor))),
      );
      everyLineOnce(plan);
    }),
    { numRuns: 100, seed },
  );
});

/** Plans a damaged file, and returns the amounts of its plan. Each line must be accounted for once. */
function amountsAfter(text: string): readonly string[] {
  const plan = planOrRefusal(text);
  if (plan === null) return [];
  expect(plan.lineCount).toBe(linesIn(text));
  everyLineOnce(plan);
  const planned = plannedRows(plan).map(([, , amount]) => amount ?? '');
  expect(new Set(planned).size).toBe(planned.length);
  return planned;
}

test('whatever happens to the lines below the titles, no amount is a part of another or changes its direction', () => {
  fc.assert(
    fc.property(exports, damages, ({ titles, lines, amounts }, all) => {
      const text = `${titles}\n${damage([...lines, ''].join('\n'), all)}`;
      const original = amounts.map((minor) => (minor < 0 ? `-${decimal(-minor)}` : decimal(minor)));
      for (const amount of amountsAfter(text)) expect(original, text).toContain(amount);
    }),
    { numRuns: 1000, seed },
  );
});

// Without its titles, a file of one sign is a list of expenses, and a notice says so.
test('whatever happens to a file and its titles, no amount is a part of another', () => {
  fc.assert(
    fc.property(exports, damages, ({ titles, lines, amounts }, all) => {
      const text = damage([titles, ...lines, ''].join('\n'), all);
      const original = amounts.map((minor) => decimal(Math.abs(minor)));
      for (const amount of amountsAfter(text)) expect(original, text).toContain(amount.replace('-', ''));
    }),
    { numRuns: 1000, seed },
  );
});

test.each(['\n', '\n"\n', '\n;\n', '\n\n\n'])('an amount that goes on below %j is refused', (between) => {
  const plan = planCsv(`Date,Payee,Amount\n2026-11-01,Alpha,-12${between}34.56\n2026-11-02,Beta Gamma,-1234.57\n`);
  expect(plannedRows(plan).map(([, , amount]) => amount)).toEqual(['-1234.57']);
  expect(plan.refused[0]).toMatchObject({ line: 2, reason: 'The amount may go on in the next line.' });
});
