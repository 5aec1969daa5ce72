import type { Expense } from '@/lib/domain/expense/expense';
import { expenseTypeNames } from '@/lib/domain/expense/type';
import { toDecimal } from '@/lib/domain/money';
import { isByHand, isSettled } from './auto-code';
import { type CodingChange, codingChanges } from './changes';

/** What was changed about what was spent, apart from where it goes; what was written, not who wrote it. */
export const factChanges = (before: Expense, after: Expense): CodingChange[] => {
  const [was, is] = [factsOf(before), factsOf(after)];
  return Object.keys(is).flatMap((field) => {
    const change = { field, before: was[field] ?? null, after: is[field] ?? null, source: null };
    return change.before === change.after ? [] : [change];
  });
};

/** Whether anything differs that rules and merchants are told by. */
export const factsDiffer = (before: Expense, after: Expense): boolean =>
  before.merchant !== after.merchant ||
  before.type !== after.type ||
  before.amount.minor !== after.amount.minor ||
  before.amount.currency !== after.amount.currency ||
  before.rate !== after.rate ||
  before.cardId !== after.cardId ||
  before.note !== after.note;

/** Whether a form that is sent again says what was recorded. What it left open may have been coded meanwhile. */
export function isSame(kept: Expense, sent: Expense): boolean {
  if (kept.day !== sent.day || factsDiffer(kept, sent)) return false;
  const theirs = bySettled(kept);
  const [line] = sent.lines;
  if (sent.lines.length === 1 && line?.categoryId === null && !theirs.lines.some(isByHand)) return !isByHand(line);
  return (
    codingChanges(theirs, sent, new Map()).length === 0 &&
    sent.lines.every((one, index) => one.taxMinor === kept.lines[index]?.taxMinor)
  );
}

/** The expense with what people set, and nothing else. */
function bySettled(expense: Expense): Expense {
  const supplier = isSettled(expense.supplierSource);
  return {
    ...expense,
    supplierRef: supplier ? expense.supplierRef : null,
    supplierSource: supplier ? expense.supplierSource : null,
    lines: expense.lines.map((line) => ({
      ...line,
      categoryId: isSettled(line.sources.category) ? line.categoryId : null,
      taxRateRef: isSettled(line.sources.taxRate) ? line.taxRateRef : null,
      trackingRefs: isSettled(line.sources.tracking) ? line.trackingRefs : null,
      customerRef: isSettled(line.sources.customer) ? line.customerRef : null,
      sources: Object.fromEntries(Object.entries(line.sources).filter(([, source]) => isSettled(source))),
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
