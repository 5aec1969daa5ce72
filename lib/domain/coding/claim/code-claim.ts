import { booksIndex, canBePaidIn, isInUse } from '@/lib/domain/books/books';
import { claimRulesOf, packageForClaims } from '@/lib/domain/books/claim-rules';
import type { Package } from '@/lib/domain/books/package';
import { type BooksRecord, type RecordLine, referenceOf } from '@/lib/domain/books/record';
import type { Claim, ClaimState } from '@/lib/domain/claim/claim';
import type { Expense } from '@/lib/domain/expense/expense';
import { addIssue, type CodingIssue, codingIssue } from '@/lib/domain/expense/issue';
import { shorten } from '@/lib/domain/text';
import { codeLine } from '../code-line';
import {
  baseCurrencyIssue,
  type CodingContext,
  type CodingResult,
  lineIssues,
  periodIssue,
  rateIssues,
  receiptIssues,
} from '../coding';
import { notKept } from '../record/not-kept';
import { trackingIssues } from '../record/tracking';

/** An expense that a person claims. */
export type ClaimedExpense = Expense & { readonly claim: Claim; readonly receiptCount: number };

/** Returns the issue of a claim that nobody has approved, else null. It is the first of its issues. */
export function approvalIssue({ state, returnReason }: Claim): CodingIssue | null {
  const issue = issues[state];
  return issue && codingIssue(issue.code, issue.message.replace('#', returnReason ?? ''), 'claim');
}

const issues: Readonly<Record<ClaimState, Pick<CodingIssue, 'code' | 'message'> | null>> = {
  draft: { code: 'claim-draft', message: 'This claim is a draft. Submit it for approval.' },
  submitted: { code: 'claim-submitted', message: 'This claim waits for approval.' },
  returned: { code: 'claim-returned', message: 'This claim was sent back: #' },
  approved: null,
};

/**
 * Converts an approved claim to the bill to write, with amounts exact to the minor unit. Returns every issue that prevents
 * this instead. The bill has the currency of the claim, which is that of the supplier (Codat, "Reimbursable expenses").
 */
export function codeClaim(expense: ClaimedExpense, given: CodingContext): CodingResult {
  const target = packageForClaims(given.package);
  const decides = baseCurrencyIssue(given) ?? (target ? null : notTaken(given.package));
  if (decides || !target) return { ok: false, issues: decides ? [decides] : [] };
  const context: CodingContext = { ...given, package: target };
  const period = periodIssue(expense.day, context);
  const found: CodingIssue[] = [
    ...rateIssues(expense, context),
    ...(period ? [period] : []),
    ...(expense.claim.kind === 'expense' ? receiptIssues(expense, context) : []),
    ...lineIssues(expense, context),
  ];
  const supplierRef = supplierOf(expense, context, found);
  const lines = expense.lines.map((line) => codeLine(line, expense, context, found));
  const complete = lines.filter((line) => line !== undefined);
  found.push(...trackingIssues(complete, context));
  const { dueDay } = expense.claim;
  if (found.length > 0 || !supplierRef || complete.length < lines.length || dueDay === null)
    return { ok: false, issues: found };
  const { currency } = expense.amount;
  const record: Omit<BooksRecord, 'notKept'> = {
    id: expense.id,
    type: expense.type,
    day: expense.day,
    // A bill that is approved for a past day is not due before it.
    dueDay: dueDay < expense.day ? expense.day : dueDay,
    currency,
    rate: currency === context.baseCurrency ? null : expense.rate,
    convertedFrom: null,
    supplierRef,
    supplierSource: { by: 'hand' },
    bankAccountRef: null,
    reference: referenceOf(expense.id),
    merchant: expense.merchant,
    note: shorten(expense.note || expense.merchant, target.noteLength),
    lines: hasTax(given) ? complete : complete.map(withoutTax),
  };
  return { ok: true, record: { ...record, notKept: notKept({ ...expense, supplierRef: null }, record, context) } };
}

const hasTax = ({ package: { key }, baseCurrency }: CodingContext): boolean =>
  claimRulesOf(key)?.taxedIn?.includes(baseCurrency) ?? true;

/** In books without tax on bills, the whole amount is on the account. */
const withoutTax = (line: RecordLine): RecordLine => ({
  ...line,
  netMinor: line.netMinor + line.taxMinor,
  taxMinor: 0n,
  taxRateRef: null,
});

const notTaken = ({ name }: Package): CodingIssue =>
  codingIssue(
    'claim-not-taken',
    `${name} does not accept bills from Outlay. Enter it there by hand, then mark it here as in the books.`,
    'claim',
  );

/** Returns the supplier that stands for the person in the currency of the claim. Undefined after adding an issue. */
function supplierOf(
  { claim, amount: { currency } }: ClaimedExpense,
  { connection, books, package: target }: CodingContext,
  found: CodingIssue[],
): string | undefined {
  const ref = claim.supplierRefs[connection.id];
  if (!ref)
    return addIssue(
      found,
      'no-employee-supplier',
      `Choose the supplier in ${target.name} that stands for this person in ${currency}.`,
      'claim',
    );
  const supplier = booksIndex(books).suppliers.get(ref);
  if (!supplier || !isInUse(supplier))
    return addIssue(
      found,
      'supplier-unusable',
      `The supplier ${supplier?.name ?? ref} is no longer in use in ${target.name}. Choose another for this person.`,
      'claim',
    );
  if (canBePaidIn(supplier, currency)) return ref;
  return addIssue(
    found,
    'supplier-in-another-currency',
    `${target.name} pays ${supplier.name} only in ${supplier.currency}. Choose a supplier in ${currency} for this person.`,
    'claim',
  );
}
