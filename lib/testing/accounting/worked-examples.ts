import { readFileSync } from 'node:fs';
import type { TravelKind } from '@/lib/domain/claim/travel/rate';
import { type ExpenseType, expenseTypeNames, expenseTypes } from '@/lib/domain/expense/type';
import { type TransferKind, transferKindNames, transferKinds } from '@/lib/domain/transfer/kind';

/** One example of the documents. Postings are signed minor units of the base currency, debits positive. */
export type WorkedExample = {
  readonly name: string;
  readonly type: ExampleType;
  readonly amount: string;
  /** The distance of mileage, or the days of a per diem. */
  readonly quantity: string;
  /** Null: the base currency of the books. */
  readonly currency: string | null;
  readonly rate: string;
  /** What the other account of a transfer receives in another currency. Null: the same amount. */
  readonly received: { readonly amount: string; readonly currency: string } | null;
  readonly parts: readonly { readonly category: string; readonly amount: string }[];
  readonly tax: string | null;
  /** The name of the example that it refunds. */
  readonly refundOf: string | null;
  readonly notTakenBy: readonly string[];
  readonly postings: ReadonlyMap<string, number>;
};

/** A claim is of the type of its kind. */
export type ExampleType = ExpenseType | TransferKind | 'claim' | TravelKind;
const claimNames = { claim: 'Claim', mileage: 'Mileage', per_diem: 'Per diem' } as const;
export const claimTypes = ['claim', 'mileage', 'per_diem'] as const;

export type WorkedExamples = {
  readonly examples: readonly WorkedExample[];
  readonly trialBalance: ReadonlyMap<string, number>;
  /** The rows of the table of what each package takes: the package, then what it takes. */
  readonly packages: readonly (readonly string[])[];
  /** The same for direct costs. */
  readonly directPackages: readonly (readonly string[])[];
  /** Every calculation in the text, such as "120.00 ÷ 1.2 = 100.00". */
  readonly calculations: readonly Calculation[];
};

/** The terms are calculated from left to right. */
export type Calculation = { readonly text: string; readonly value: number; readonly stated: number };

export const isClaim = (type: ExampleType): type is keyof typeof claimNames => claimTypes.some((kind) => kind === type);

export const isTransfer = (type: ExampleType): type is TransferKind => transferKinds.some((kind) => kind === type);

/** Reads docs/accounting.md and its continuations. Throws when one has another format. */
export function readWorkedExamples(): WorkedExamples {
  const [text, transfers, claims, direct] = ['', '-transfers', '-claims', '-direct-costs'].map((name) =>
    readFileSync(new URL(`../../../docs/accounting${name}.md`, import.meta.url), 'utf8'),
  );
  const part = (from: string, of = text) => between(of ?? '', `\n## ${from}\n`, '\n## ');
  const packagesIn = (of: string | undefined) => rowsIn(part('What each package takes', of)).slice(1);
  return {
    examples: [text, transfers, claims].flatMap((of) => part('Examples', of).split('\n### ').slice(1).map(exampleIn)),
    trialBalance: postingsIn(part('Trial balance')),
    packages: packagesIn(text),
    directPackages: packagesIn(direct),
    calculations: [text, transfers, claims, direct].flatMap((of) => calculationsIn(of ?? '')),
  };
}

const calculationsIn = (text: string): Calculation[] =>
  [...text.replaceAll(/\s+/g, ' ').matchAll(/(−?[\d,.]*\d)((?: [×÷+−] [\d,.]*\d)+) = (−?[\d,.]*\d)/g)].map(
    ([whole, first = '', steps = '', stated = '']) => ({
      text: whole,
      value: [...steps.matchAll(/ ([×÷+−]) (\S+)/g)].reduce(
        (value, [, sign, term = '']) => step(value, sign, numberOf(term)),
        numberOf(first),
      ),
      stated: numberOf(stated),
    }),
  );

const numberOf = (text: string): number => Number(text.replaceAll(',', '').replace('−', '-'));

function step(value: number, sign: string | undefined, term: number): number {
  if (sign === '×') return value * term;
  if (sign === '÷') return value / term;
  return sign === '+' ? value + term : value - term;
}

function exampleIn(text: string): WorkedExample {
  const entered = /^Entered: (.*)$/m.exec(text)?.[1]?.split('; ') ?? [];
  const valuesOf = (name: string) =>
    entered.flatMap((given) => (given.startsWith(`${name} `) ? [given.slice(name.length + 1)] : []));
  const value = (name: string) => valuesOf(name)[0] ?? null;
  const typeName = value('type');
  const type =
    expenseTypes.find((one) => expenseTypeNames[one] === typeName) ??
    transferKinds.find((one) => transferKindNames[one] === typeName) ??
    claimTypes.find((one) => claimNames[one] === typeName);
  const [amount, currency = null] = (value('amount') ?? '').split(' ');
  if (!type || !amount) throw new Error(`an example has no type or amount: ${text}`);
  const parts = valuesOf('part').map(partIn);
  const [receivedAmount, receivedCurrency] = (value('received') ?? '').split(' ');
  return {
    name: text.split('\n', 1)[0] ?? '',
    type,
    amount,
    currency,
    quantity: value('quantity') ?? '',
    rate: value('rate') ?? '',
    received: receivedAmount && receivedCurrency ? { amount: receivedAmount, currency: receivedCurrency } : null,
    parts: parts.length > 0 ? parts : [{ category: value('category') ?? '', amount }],
    tax: value('tax'),
    refundOf: value('refund of'),
    notTakenBy: (/^Not taken by: ([^.]*)\./m.exec(text)?.[1] ?? '').split(', ').filter((name) => name !== ''),
    postings: postingsIn(text),
  };
}

function partIn(given: string): WorkedExample['parts'][number] {
  const space = given.lastIndexOf(' ');
  return { category: given.slice(0, space), amount: given.slice(space + 1) };
}

/** Returns the rows of the table with debits and credits. */
function postingsIn(text: string): ReadonlyMap<string, number> {
  const rows = rowsIn(text);
  const first = rows.findIndex((row) => row.join() === 'Account,Debit,Credit');
  return new Map(
    rows
      .slice(first + 1)
      .filter(([account]) => account !== 'Total')
      .map(([account = '', debit = '', credit = '']) => [account, minorOf(debit) - minorOf(credit)]),
  );
}

const minorOf = (amount: string): number => Math.round(Number(amount) * 100);

/** Returns the cells of every row of every table, without the lines below the headings. */
const rowsIn = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.startsWith('| ---'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );

function between(text: string, from: string, to: string): string {
  const start = text.indexOf(from);
  if (start < 0) throw new Error(`docs/accounting.md has no part ${from.trim()}`);
  const rest = text.slice(start + from.length);
  const end = rest.indexOf(to);
  return end < 0 ? rest : rest.slice(0, end);
}
