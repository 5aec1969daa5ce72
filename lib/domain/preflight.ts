import type { Connection } from './books';
import type { BooksRecord } from './books-record';
import { type Coded, type CodingContext, code, type Gap } from './coding';
import { type Expense, moneyOut } from './expense';
import type { Money } from './money';
import { packageOf } from './package';
import type { ExpenseStatus } from './status';

/** What a company's expenses are coded with: its link, and its books once their lists have been read. */
export type Coding = { readonly connection: Connection | null; readonly context: CodingContext | null };

/** An expense somebody wants to sync, and where it stands. */
export type Candidate = Expense & { readonly receiptCount: number; readonly status: ExpenseStatus };

/** What would come of syncing an expense now. Failures are those that are certain: none is guessed from earlier ones. */
export type Verdict =
  | { readonly outcome: 'would sync'; readonly record: BooksRecord }
  | { readonly outcome: 'would fail'; readonly gaps: readonly Gap[] }
  | { readonly outcome: 'on its way' | 'already there'; readonly why: string };
export type Outcome = Verdict['outcome'];

export type Preflight<C extends Candidate> = {
  /** Every expense, in the order given. */
  readonly checked: readonly { readonly expense: C; readonly verdict: Verdict }[];
  readonly sums: Readonly<Record<Outcome, Sum>>;
  /** What stands in the way, the widest first. */
  readonly obstacles: readonly Obstacle[];
};

export type Sum = { readonly count: number; readonly totals: readonly Total[] };
/** What goes out and what comes in, in one currency. */
export type Total = { readonly count: number; readonly out: Money; readonly in: Money };
/** One thing to put right, in one place, for all the expenses it stands before. */
export type Obstacle = { readonly gap: Gap; readonly expenseIds: readonly string[] };

/** Says before any call what would come of syncing these expenses: the record to be written, or all that is missing. */
export function preflight<C extends Candidate>(expenses: readonly C[], coding: Coding): Preflight<C> {
  const checked = expenses.map((expense) => ({ expense, verdict: verdictOn(expense, coding) }));
  const sum = (outcome: Outcome) =>
    sumOf(checked.flatMap(({ expense, verdict }) => (verdict.outcome === outcome ? expense : [])));
  return {
    checked,
    sums: {
      'would sync': sum('would sync'),
      'would fail': sum('would fail'),
      'on its way': sum('on its way'),
      'already there': sum('already there'),
    },
    obstacles: obstaclesIn(checked),
  };
}

/** What would come of syncing this one. */
export function verdictOn(expense: Candidate, coding: Coding): Verdict {
  switch (expense.status) {
    case 'queued':
      return { outcome: 'on its way', why: 'It is waiting to be sent already.' };
    case 'sending':
      return { outcome: 'on its way', why: 'It is on its way already.' };
    case 'unknown':
      return {
        outcome: 'on its way',
        why: 'Its outcome is not known yet. Outlay is looking in the books before it is sent again.',
      };
    case 'synced':
      return { outcome: 'already there', why: 'It is in the books already.' };
    case 'changed':
      return { outcome: 'already there', why: 'It is in the books already, as it was before it was changed.' };
    case 'incomplete':
    case 'ready':
    case 'failed': {
      const coded = codeIn(coding, expense);
      return coded.ok
        ? { outcome: 'would sync', record: coded.record }
        : { outcome: 'would fail', gaps: [...new Map(coded.gaps.map((gap) => [keyOf(gap), gap])).values()] };
    }
  }
}

/** Why an expense stays behind, in words. */
export const whyItStays = (verdict: Exclude<Verdict, { outcome: 'would sync' }>): string =>
  verdict.outcome === 'would fail' ? verdict.gaps.map((gap) => gap.message).join(' ') : verdict.why;

/** What an expense would become, or what it lacks. A company that is not linked lacks that first. */
export function codeIn({ connection, context }: Coding, expense: Expense & { readonly receiptCount: number }): Coded {
  const trouble = linkGap(connection);
  if (trouble) return { ok: false, gaps: [trouble] };
  return context ? code(expense, context) : { ok: false, gaps: [listsGap] };
}

const listsGap: Gap = {
  code: 'no-connection',
  message: 'The lists of your books are still being read.',
  fix: 'connection',
};

function linkGap(connection: Connection | null): Gap | null {
  const gap = (message: string): Gap => ({ code: 'no-connection', message, fix: 'connection' });
  if (!connection || connection.status === 'pending') return gap('Link your accounting package first.');
  const name = packageOf(connection.package).name;
  switch (connection.status) {
    case 'linked':
      return null;
    case 'deauthorized':
      return gap(`${name} no longer lets Outlay in. Reconnect it first.`);
    case 'unlinked':
      return gap(`${name} is not linked any more. Reconnect it first.`);
  }
}

function sumOf(expenses: readonly Candidate[]): Sum {
  const totals = new Map<string, { count: number; out: bigint; in: bigint }>();
  for (const { amount, type } of expenses) {
    const total = totals.get(amount.currency) ?? { count: 0, out: 0n, in: 0n };
    total.count += 1;
    total[moneyOut(type) ? 'out' : 'in'] += amount.minor;
    totals.set(amount.currency, total);
  }
  return {
    count: expenses.length,
    totals: [...totals]
      .map(([currency, { count, out, in: back }]) => ({
        count,
        out: { minor: out, currency },
        in: { minor: back, currency },
      }))
      .sort((one, other) => other.count - one.count || (one.out.currency < other.out.currency ? -1 : 1)),
  };
}

/** A gap's sentence names what is missing and where, so the same sentence is the same thing to put right. */
function obstaclesIn(checked: Preflight<Candidate>['checked']): Obstacle[] {
  const obstacles = new Map<string, { gap: Gap; expenseIds: string[] }>();
  for (const { expense, verdict } of checked) {
    if (verdict.outcome !== 'would fail') continue;
    for (const gap of verdict.gaps) {
      const obstacle = obstacles.get(keyOf(gap)) ?? { gap, expenseIds: [] };
      obstacle.expenseIds.push(expense.id);
      obstacles.set(keyOf(gap), obstacle);
    }
  }
  return [...obstacles.values()].sort((one, other) => other.expenseIds.length - one.expenseIds.length);
}

const keyOf = ({ code, fix, message }: Gap): string => `${code} ${fix} ${message}`;
