import type { Expense } from '@/lib/domain/expense/expense';
import { expenseTypeNames } from '@/lib/domain/expense/type';
import { toDecimal } from '@/lib/domain/money';
import { hasManualCoding, isFinalSource } from './auto-code';
import { type CodingChange, diffCoding, noNames } from './changes';

/** Returns the changed fields of an expense that do not belong to its coding, such as merchant and amount. */
export const diffFacts = (before: Expense, after: Expense): CodingChange[] => {
  const [was, is] = [factsOf(before), factsOf(after)];
  return Object.keys(is).flatMap((field) => {
    const change = { field, before: was[field] ?? null, after: is[field] ?? null, source: null };
    return change.before === change.after ? [] : [change];
  });
};

/** Whether any field changed that rules or the guess of a category depend on. */
export const haveFactsChanged = (before: Expense, after: Expense): boolean =>
  before.merchant !== after.merchant ||
  before.type !== after.type ||
  before.amount.minor !== after.amount.minor ||
  before.amount.currency !== after.amount.currency ||
  before.rate !== after.rate ||
  before.cardId !== after.cardId ||
  before.note !== after.note;

/**
 * Whether a form that was sent twice equals the stored expense. Fields that automatic coding has filled in since are
 * ignored.
 */
export function isSameSubmission(kept: Expense, sent: Expense): boolean {
  if (kept.day !== sent.day || haveFactsChanged(kept, sent)) return false;
  const theirs = withFinalSourcesOnly(kept);
  const [line] = sent.lines;
  if (sent.lines.length === 1 && line?.categoryId === null && !theirs.lines.some(hasManualCoding))
    return !hasManualCoding(line);
  return (
    diffCoding(theirs, sent, noNames).length === 0 &&
    sent.lines.every((one, index) => one.taxMinor === kept.lines[index]?.taxMinor)
  );
}

/** Returns the expense with only the coding that a person or an imported file set. */
function withFinalSourcesOnly(expense: Expense): Expense {
  const supplier = isFinalSource(expense.supplierSource);
  return {
    ...expense,
    supplierRef: supplier ? expense.supplierRef : null,
    supplierSource: supplier ? expense.supplierSource : null,
    lines: expense.lines.map((line) => ({
      ...line,
      categoryId: isFinalSource(line.sources.category) ? line.categoryId : null,
      taxRateRef: isFinalSource(line.sources.taxRate) ? line.taxRateRef : null,
      trackingRefs: isFinalSource(line.sources.tracking) ? line.trackingRefs : null,
      customerRef: isFinalSource(line.sources.customer) ? line.customerRef : null,
      sources: Object.fromEntries(Object.entries(line.sources).filter(([, source]) => isFinalSource(source))),
    })),
  };
}

const factsOf = (expense: Expense): Readonly<Record<string, string | null>> => ({
  Merchant: expense.merchant,
  Amount: `${toDecimal(expense.amount)} ${expense.amount.currency}`,
  Date: expense.day,
  Type: expenseTypeNames[expense.type],
  'Exchange rate': expense.rate,
  Note: expense.note || null,
});
