import type { Connection } from '@/lib/domain/books/books';
import { packageOf } from '@/lib/domain/books/package';
import type { BooksRecord } from '@/lib/domain/books/record';
import type { Expense } from '@/lib/domain/expense/expense';
import type { Gap } from '@/lib/domain/expense/issue';
import type { ExpenseStatus } from '@/lib/domain/expense/status';
import { moneyOut } from '@/lib/domain/expense/type';
import type { Money } from '@/lib/domain/money';
import { type Coded, type CodingContext, code } from './coding';
import { updateGap } from './update';

/** What a company's expenses are coded with: its link, and its books once their lists have been read. */
export type Coding = { readonly connection: Connection | null; readonly context: CodingContext | null };

/** An expense somebody wants to sync, and where it stands. */
export type Candidate = Expense & {
  readonly receiptCount: number;
  readonly status: ExpenseStatus;
  /** The record of it that is in the books, when one is: then it is changed there and not written again. `elsewhere`
   * when those are other books than the ones linked now. */
  readonly booked: BooksRecord | 'elsewhere' | null;
};

/** What would come of syncing an expense now. Failures are those that are certain: none is guessed from earlier ones. */
export type Verdict =
  | { readonly outcome: 'would sync'; readonly record: BooksRecord }
  | { readonly outcome: 'would change'; readonly record: BooksRecord; readonly booked: BooksRecord }
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
      'would change': sum('would change'),
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
    case 'incomplete':
    case 'ready':
    case 'failed':
      return verdictOnCoded(expense.booked, codeIn(coding, expense), coding);
  }
}

function verdictOnCoded(booked: Candidate['booked'], coded: Coded, { context }: Coding): Verdict {
  if (!coded.ok)
    return { outcome: 'would fail', gaps: [...new Map(coded.gaps.map((gap) => [keyOf(gap), gap])).values()] };
  const { record } = coded;
  if (booked === null || !context) return { outcome: 'would sync', record };
  if (booked === 'elsewhere') return { outcome: 'would fail', gaps: [elsewhereGap] };
  const gap = updateGap(booked, record, context.package);
  return gap ? { outcome: 'would fail', gaps: [gap] } : { outcome: 'would change', record, booked };
}

/** Why an expense stays behind, in words. */
export const whyItStays = (verdict: Exclude<Verdict, { readonly record: BooksRecord }>): string =>
  verdict.outcome === 'would fail' ? verdict.gaps.map((gap) => gap.message).join(' ') : verdict.why;

/** What an expense would become, or what it lacks. A company that is not linked lacks that first. */
export function codeIn({ connection, context }: Coding, expense: Expense & { readonly receiptCount: number }): Coded {
  const trouble = linkGap(connection);
  if (trouble) return { ok: false, gaps: [trouble] };
  return context ? code(expense, context) : { ok: false, gaps: [listsGap] };
}

const elsewhereGap: Gap = {
  code: 'change-not-taken',
  message: 'It is in the books that were linked before. Change it there, then say here that you have.',
  fix: 'package',
};

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
