import type { Connection } from '@/lib/domain/books/books';
import { packageOf } from '@/lib/domain/books/package';
import type { BooksRecord } from '@/lib/domain/books/record';
import type { Expense } from '@/lib/domain/expense/expense';
import type { CodingIssue } from '@/lib/domain/expense/issue';
import type { ExpenseStatus } from '@/lib/domain/expense/status';
import { isMoneyOut } from '@/lib/domain/expense/type';
import type { Money } from '@/lib/domain/money';
import { type CodingContext, type CodingResult, codeExpense } from './coding';
import { updateIssue } from './update';

/** What a company's expenses are coded with: its link, and its books once their lists have been read. */
export type CodingSetup = { readonly connection: Connection | null; readonly context: CodingContext | null };

/** An expense somebody wants to sync, and where it stands. */
export type Candidate = Expense & {
  readonly receiptCount: number;
  readonly status: ExpenseStatus;
  /** The record of it that is in the books, when one is: then it is changed there and not written again. `elsewhere`
   * when those are other books than the ones linked now. */
  readonly booked: BooksRecord | 'elsewhere' | null;
};

/** What would come of syncing an expense now. Failures are those that are certain: none is guessed from earlier ones. */
export type CheckResult =
  | { readonly outcome: 'ready'; readonly record: BooksRecord }
  | { readonly outcome: 'updates'; readonly record: BooksRecord; readonly booked: BooksRecord }
  | { readonly outcome: 'not ready'; readonly issues: readonly CodingIssue[] }
  | { readonly outcome: 'queued' | 'already synced'; readonly reason: string };
export type CheckOutcome = CheckResult['outcome'];

export type Preflight<C extends Candidate> = {
  /** Every expense, in the order given. */
  readonly checked: readonly { readonly expense: C; readonly result: CheckResult }[];
  readonly sums: Readonly<Record<CheckOutcome, OutcomeSum>>;
  /** What stands in the way, the widest first. */
  readonly issueGroups: readonly IssueGroup[];
};

export type OutcomeSum = { readonly count: number; readonly totals: readonly CurrencyTotal[] };
/** What goes out and what comes in, in one currency. */
export type CurrencyTotal = { readonly count: number; readonly out: Money; readonly in: Money };
/** One thing to put right, in one place, for all the expenses it stands before. */
export type IssueGroup = { readonly issue: CodingIssue; readonly expenseIds: readonly string[] };

/** Says before any call what would come of syncing these expenses: the record to be written, or all that is missing. */
export function preflight<C extends Candidate>(expenses: readonly C[], coding: CodingSetup): Preflight<C> {
  const checked = expenses.map((expense) => ({ expense, result: checkExpense(expense, coding) }));
  const sum = (outcome: CheckOutcome) =>
    sumExpenses(checked.flatMap(({ expense, result }) => (result.outcome === outcome ? expense : [])));
  return {
    checked,
    sums: {
      ready: sum('ready'),
      updates: sum('updates'),
      'not ready': sum('not ready'),
      queued: sum('queued'),
      'already synced': sum('already synced'),
    },
    issueGroups: groupIssues(checked),
  };
}

/** What would come of syncing this one. */
export function checkExpense(expense: Candidate, coding: CodingSetup): CheckResult {
  switch (expense.status) {
    case 'queued':
      return { outcome: 'queued', reason: 'It is waiting to be sent already.' };
    case 'sending':
      return { outcome: 'queued', reason: 'It is on its way already.' };
    case 'unknown':
      return {
        outcome: 'queued',
        reason: 'Its outcome is not known yet. Outlay is looking in the books before it is sent again.',
      };
    case 'synced':
      return { outcome: 'already synced', reason: 'It is in the books already.' };
    case 'changed':
    case 'incomplete':
    case 'ready':
    case 'failed':
      return checkCoded(expense.booked, codeInSetup(coding, expense), coding);
  }
}

function checkCoded(booked: Candidate['booked'], coded: CodingResult, { context }: CodingSetup): CheckResult {
  if (!coded.ok)
    return {
      outcome: 'not ready',
      issues: [...new Map(coded.issues.map((issue) => [issueKey(issue), issue])).values()],
    };
  const { record } = coded;
  if (booked === null || !context) return { outcome: 'ready', record };
  if (booked === 'elsewhere') return { outcome: 'not ready', issues: [otherBooksIssue] };
  const issue = updateIssue(booked, record, context.package);
  return issue ? { outcome: 'not ready', issues: [issue] } : { outcome: 'updates', record, booked };
}

/** Why an expense stays behind, in words. */
export const blockedReason = (result: Exclude<CheckResult, { readonly record: BooksRecord }>): string =>
  result.outcome === 'not ready' ? result.issues.map((issue) => issue.message).join(' ') : result.reason;

/** What an expense would become, or what it lacks. A company that is not linked lacks that first. */
export function codeInSetup(
  { connection, context }: CodingSetup,
  expense: Expense & { readonly receiptCount: number },
): CodingResult {
  const trouble = linkIssue(connection);
  if (trouble) return { ok: false, issues: [trouble] };
  return context ? codeExpense(expense, context) : { ok: false, issues: [listsIssue] };
}

const otherBooksIssue: CodingIssue = {
  code: 'change-not-taken',
  message: 'It is in the books that were linked before. Change it there, then say here that you have.',
  fix: 'package',
};

const listsIssue: CodingIssue = {
  code: 'no-connection',
  message: 'The lists of your books are still being read.',
  fix: 'connection',
};

function linkIssue(connection: Connection | null): CodingIssue | null {
  const issue = (message: string): CodingIssue => ({ code: 'no-connection', message, fix: 'connection' });
  if (!connection || connection.status === 'pending') return issue('Link your accounting package first.');
  const name = packageOf(connection.package).name;
  switch (connection.status) {
    case 'linked':
      return null;
    case 'deauthorized':
      return issue(`${name} no longer lets Outlay in. Reconnect it first.`);
    case 'unlinked':
      return issue(`${name} is not linked any more. Reconnect it first.`);
  }
}

function sumExpenses(expenses: readonly Candidate[]): OutcomeSum {
  const totals = new Map<string, { count: number; out: bigint; in: bigint }>();
  for (const { amount, type } of expenses) {
    const total = totals.get(amount.currency) ?? { count: 0, out: 0n, in: 0n };
    total.count += 1;
    total[isMoneyOut(type) ? 'out' : 'in'] += amount.minor;
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

/** A issue's sentence names what is missing and where, so the same sentence is the same thing to put right. */
function groupIssues(checked: Preflight<Candidate>['checked']): IssueGroup[] {
  const issueGroups = new Map<string, { issue: CodingIssue; expenseIds: string[] }>();
  for (const { expense, result } of checked) {
    if (result.outcome !== 'not ready') continue;
    for (const issue of result.issues) {
      const group = issueGroups.get(issueKey(issue)) ?? { issue, expenseIds: [] };
      group.expenseIds.push(expense.id);
      issueGroups.set(issueKey(issue), group);
    }
  }
  return [...issueGroups.values()].sort((one, other) => other.expenseIds.length - one.expenseIds.length);
}

const issueKey = ({ code, fix, message }: CodingIssue): string => `${code} ${fix} ${message}`;
