import { booksIndex } from '@/lib/domain/books/books';
import { packageForClaims } from '@/lib/domain/books/claim-rules';
import { accountCurrency } from '@/lib/domain/books/currency/booking';
import { currencyTreatment } from '@/lib/domain/books/currency/matrix';
import { type BooksRecord, isBill, recordTotal } from '@/lib/domain/books/record';
import { convertMinor } from '@/lib/domain/expense/conversion';
import type { Expense } from '@/lib/domain/expense/expense';
import { type CodingIssue, codingIssue } from '@/lib/domain/expense/issue';
import { isMoneyOut } from '@/lib/domain/expense/type';
import type { Money } from '@/lib/domain/money';
import type { MovementStatus } from '@/lib/domain/movement/status';
import { approvalIssue, codeClaim } from './claim/code-claim';
import { type CodingContext, type CodingResult, codeExpense } from './coding';
import {
  type CheckOutcome,
  groupIssues,
  type IssueGroup,
  issueKey,
  type OutcomeSum,
  sumsByOutcome,
} from './preflight-sums';
import { changesBooks } from './record/kept';
import { type CodingSetup, otherBooksIssue, reasonOfStatus, workingContext } from './setup';
import { checkTransfer, type TransferCandidate, type TransferCheck } from './transfer/check-transfer';
import { updateIssue } from './update';

/** An expense that a person selected for syncing. */
export type Candidate = Expense & {
  readonly receiptCount: number;
  readonly status: MovementStatus;
  /** Why it may be in the books already, in words; null if nothing was found or a person has answered. */
  readonly mayBeBooked?: string | null;
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

export type Preflight<C extends Candidate, T extends TransferCandidate = never> = {
  /** All checked expenses, in the given order. */
  readonly checked: readonly { readonly expense: C; readonly result: CheckResult }[];
  /** All checked transfers, in the given order. */
  readonly transfers: readonly { readonly transfer: T; readonly result: TransferCheck }[];
  readonly sums: Readonly<Record<CheckOutcome, OutcomeSum>>;
  /** The issues found, the most frequent first. */
  readonly issueGroups: readonly IssueGroup[];
};

/** Predicts the result of syncing each expense and transfer, without calling Codat. */
export function preflight<C extends Candidate, T extends TransferCandidate = never>(
  expenses: readonly C[],
  coding: CodingSetup,
  moved: readonly T[] = [],
): Preflight<C, T> {
  const checked = expenses.map((expense) => ({ expense, result: checkExpense(expense, coding) }));
  const transfers = moved.map((transfer) => ({ transfer, result: checkTransfer(transfer, coding) }));
  return {
    checked,
    transfers,
    sums: sumsByOutcome([
      ...checked.map(({ expense, result }) => ({
        outcome: result.outcome,
        to: isMoneyOut(expense.type) ? ('out' as const) : ('in' as const),
        amount: amountShown(expense, result),
      })),
      ...transfers.map(({ transfer, result }) => ({
        outcome: result.outcome,
        to: 'moved' as const,
        amount: transfer.from.amount,
      })),
    ]),
    issueGroups: groupIssues([
      ...checked.map(({ expense, result }) => ({ id: expense.id, issues: issuesOf(result) })),
      ...transfers.map(({ transfer, result }) => ({ id: transfer.id, issues: issuesOf(result) })),
    ]),
  };
}

const issuesOf = (result: CheckResult | TransferCheck): readonly CodingIssue[] =>
  result.outcome === 'not ready' ? result.issues : [];

export function checkExpense(expense: Candidate, coding: CodingSetup): CheckResult {
  const reason = reasonOfStatus(expense.status);
  if (reason === null) return checkCoded(expense.booked, codeInSetup(coding, expense), coding);
  return { outcome: expense.status === 'synced' ? 'already synced' : 'queued', reason };
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
  const target = isBill(record) ? (packageForClaims(context.package) ?? context.package) : context.package;
  const issue = updateIssue(booked, record, target, (written) => bookedCurrencyOf(written, context));
  if (!issue) return { outcome: 'updates', record, booked };
  if (changesBooks(booked, record, context.package.key)) return { outcome: 'not ready', issues: [issue] };
  return {
    outcome: 'already synced',
    reason: `The edit changes nothing that ${context.package.name} keeps, so there is nothing to update.`,
  };
}

/** Returns the currency in which the package books a record: its own, or that of its bank account. */
function bookedCurrencyOf(record: BooksRecord, { package: target, books, baseCurrency }: CodingContext): string {
  const bank = record.bankAccountRef === null ? undefined : booksIndex(books).bankAccounts.get(record.bankAccountRef);
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
export const blockedReason = (result: Exclude<CheckResult, { readonly outcome: 'ready' | 'updates' }>): string =>
  result.outcome === 'not ready' ? result.issues.map((issue) => issue.message).join(' ') : result.reason;

/**
 * Converts an expense to its record, or returns its issues. When the connection does not work, that is the only issue. An
 * expense that may be in the books already is not written until a person has answered.
 */
export function codeInSetup(
  setup: CodingSetup,
  expense: Expense & { readonly receiptCount: number; readonly mayBeBooked?: string | null },
): CodingResult {
  const working = workingContext(setup);
  const coded = codeAny(working, expense);
  if (!expense.mayBeBooked) return coded;
  const issue = codingIssue('may-be-booked', expense.mayBeBooked, 'expense');
  return { ok: false, issues: coded.ok ? [issue] : [...coded.issues, issue] };
}

function codeAny(
  working: ReturnType<typeof workingContext>,
  expense: Expense & { readonly receiptCount: number },
): CodingResult {
  const { claim } = expense;
  if (!claim) return working.ok ? codeExpense(expense, working.context) : working;
  const coded = working.ok ? codeClaim({ ...expense, claim }, working.context) : working;
  const waits = approvalIssue(claim);
  return waits ? { ok: false, issues: [waits, ...(coded.ok ? [] : coded.issues)] } : coded;
}

/** Returns the amount that a sync would write, or the expense's own when nothing would be written. */
const amountShown = (expense: Candidate, result: CheckResult): Money =>
  'record' in result ? recordTotal(result.record) : expense.amount;
