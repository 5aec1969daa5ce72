import { booksIndex, type Connection } from '@/lib/domain/books/books';
import { accountCurrency } from '@/lib/domain/books/currency/booking';
import { currencyTreatment } from '@/lib/domain/books/currency/matrix';
import { packageOf } from '@/lib/domain/books/package';
import { type BooksRecord, recordTotal } from '@/lib/domain/books/record';
import { convertMinor } from '@/lib/domain/expense/conversion';
import type { Expense } from '@/lib/domain/expense/expense';
import type { CodingIssue } from '@/lib/domain/expense/issue';
import { isMoneyOut } from '@/lib/domain/expense/type';
import type { Money } from '@/lib/domain/money';
import type { MovementStatus } from '@/lib/domain/movement/status';
import { type CodingContext, type CodingResult, codeExpense } from './coding';
import { changesBooks } from './record/kept';
import { updateIssue } from './update';

/**
 * What is known about a company before its expenses are coded. `context` is null until the lists of the books have been
 * read.
 */
export type CodingSetup = { readonly connection: Connection | null; readonly context: CodingContext | null };

/** An expense that a person selected for syncing. */
export type Candidate = Expense & {
  readonly receiptCount: number;
  readonly status: MovementStatus;
  /**
   * The expense's record in the linked books, which a sync updates. Null when there is none yet; `elsewhere` when the
   * record is in books that were linked earlier.
   */
  readonly booked: BooksRecord | 'elsewhere' | null;
};

/**
 * The expected result of syncing an expense now. It does not depend on earlier failures, because these may not repeat.
 */
export type CheckResult =
  | { readonly outcome: 'ready'; readonly record: BooksRecord }
  | { readonly outcome: 'updates'; readonly record: BooksRecord; readonly booked: BooksRecord }
  | { readonly outcome: 'not ready'; readonly issues: readonly CodingIssue[] }
  | { readonly outcome: 'queued' | 'already synced'; readonly reason: string };
export type CheckOutcome = CheckResult['outcome'];

export type Preflight<C extends Candidate> = {
  /** All checked expenses, in the given order. */
  readonly checked: readonly { readonly expense: C; readonly result: CheckResult }[];
  readonly sums: Readonly<Record<CheckOutcome, OutcomeSum>>;
  /** The issues found, the most frequent first. */
  readonly issueGroups: readonly IssueGroup[];
};

/**
 * The number of expenses with an outcome, and their totals: of the records that would be written, or else of the
 * expenses.
 */
export type OutcomeSum = { readonly count: number; readonly totals: readonly CurrencyTotal[] };
/** The totals of money out and of money in, in one currency. */
export type CurrencyTotal = { readonly count: number; readonly out: Money; readonly in: Money };
/** One issue, with every expense that it blocks. */
export type IssueGroup = { readonly issue: CodingIssue; readonly expenseIds: readonly string[] };

/** Predicts the result of syncing each expense, without calling Codat. */
export function preflight<C extends Candidate>(expenses: readonly C[], coding: CodingSetup): Preflight<C> {
  const checked = expenses.map((expense) => ({ expense, result: checkExpense(expense, coding) }));
  const sum = (outcome: CheckOutcome) =>
    sumAmounts(
      checked.flatMap(({ expense, result }) =>
        result.outcome === outcome ? { type: expense.type, amount: amountShown(expense, result) } : [],
      ),
    );
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

export function checkExpense(expense: Candidate, coding: CodingSetup): CheckResult {
  const reason = reasonOfStatus(expense.status);
  if (reason === null) return checkCoded(expense.booked, codeInSetup(coding, expense), coding);
  return { outcome: expense.status === 'synced' ? 'already synced' : 'queued', reason };
}

/** Returns why an expense with this status is not sent, or null if its content decides. */
export function reasonOfStatus(status: MovementStatus): string | null {
  switch (status) {
    case 'queued':
      return 'It is already queued.';
    case 'sending':
      return 'It is already being synced.';
    case 'unknown':
      return 'The outcome of the last sync is unknown. Outlay checks the books before it sends the expense again.';
    case 'synced':
      return 'It is already in the books.';
    case 'changed':
    case 'incomplete':
    case 'ready':
    case 'failed':
      return null;
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
  const issue = updateIssue(booked, record, context.package, (written) => bookedCurrencyOf(written, context));
  if (!issue) return { outcome: 'updates', record, booked };
  if (changesBooks(booked, record, context.package.key)) return { outcome: 'not ready', issues: [issue] };
  return {
    outcome: 'already synced',
    reason: `The edit changes nothing that ${context.package.name} keeps, so there is nothing to update.`,
  };
}

/** Returns the currency in which the package books a record: its own, or that of its bank account. */
function bookedCurrencyOf(record: BooksRecord, { package: target, books, baseCurrency }: CodingContext): string {
  const bank = booksIndex(books).bankAccounts.get(record.bankAccountRef);
  if (!bank) return record.currency;
  const currencies = {
    base: baseCurrency,
    bank: accountCurrency(bank, baseCurrency),
    transaction: record.currency,
  };
  const treatment = currencyTreatment(target.key, bank.kind, currencies);
  return treatment === 'in bank currency' ? currencies.bank : record.currency;
}

/**
 * Returns the amount that the books have of a record, if the package booked its numbers in another currency; else null.
 * Outlay wrote such records to Xero before it converted amounts.
 */
export function misbookedAs(record: BooksRecord, context: CodingContext): Money | null {
  const currency = bookedCurrencyOf(record, context);
  if (currency === record.currency) return null;
  const rate = '1';
  return { minor: convertMinor(recordTotal(record).minor, { from: record.currency, to: currency, rate }), currency };
}

/** Explains in one text why an expense is not synced. */
export const blockedReason = (result: Exclude<CheckResult, { readonly record: BooksRecord }>): string =>
  result.outcome === 'not ready' ? result.issues.map((issue) => issue.message).join(' ') : result.reason;

/**
 * Converts an expense to its record, or returns its issues. When the connection does not work, that is the only issue.
 */
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
  message: 'It is in the previously linked books. Change it there, then confirm here that you did.',
  fix: 'package',
};

const listsIssue: CodingIssue = {
  code: 'no-connection',
  message: 'Outlay is still reading the lists of your books. Try again in a minute.',
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
      return issue(`${name} no longer gives Outlay access. Reconnect it first.`);
    case 'unlinked':
      return issue(`${name} is no longer linked. Reconnect it first.`);
  }
}

/** Returns the amount that a sync would write, or the expense's own when nothing would be written. */
const amountShown = (expense: Candidate, result: CheckResult): Money =>
  'record' in result ? recordTotal(result.record) : expense.amount;

function sumAmounts(amounts: readonly Pick<Expense, 'amount' | 'type'>[]): OutcomeSum {
  const totals = new Map<string, { count: number; out: bigint; in: bigint }>();
  for (const { amount, type } of amounts) {
    const total = totals.get(amount.currency) ?? { count: 0, out: 0n, in: 0n };
    total.count += 1;
    total[isMoneyOut(type) ? 'out' : 'in'] += amount.minor;
    totals.set(amount.currency, total);
  }
  return {
    count: amounts.length,
    totals: [...totals]
      .map(([currency, { count, out, in: back }]) => ({
        count,
        out: { minor: out, currency },
        in: { minor: back, currency },
      }))
      .sort((one, other) => other.count - one.count || (one.out.currency < other.out.currency ? -1 : 1)),
  };
}

/**
 * Groups equal issues of several expenses. A message names what is missing and where, so issues with equal messages
 * have the same fix.
 */
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
