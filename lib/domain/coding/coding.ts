import { booksIndex, type Connection, canBePaidIn, isInUse } from '@/lib/domain/books/books';
import { fieldException } from '@/lib/domain/books/field-exceptions';
import { byHand, isTypeWritten } from '@/lib/domain/books/kinds';
import type { PackageKey } from '@/lib/domain/books/package';
import { type BooksRecord, referenceOf } from '@/lib/domain/books/record';
import { formatMonth, monthOf } from '@/lib/domain/day';
import { convertLines, largestSent } from '@/lib/domain/expense/conversion';
import { type Expense, toBaseCurrency } from '@/lib/domain/expense/expense';
import { addIssue, type CodingIssue, codingIssue } from '@/lib/domain/expense/issue';
import type { Source } from '@/lib/domain/expense/source';
import { expenseTypeNames } from '@/lib/domain/expense/type';
import { supplierIn } from '@/lib/domain/mapping/mapping';
import { plural } from '@/lib/domain/plural';
import { shorten } from '@/lib/domain/text';
import { codeLine, type LineContext } from './code-line';
import { notKept } from './record/not-kept';
import { paidFrom } from './record/paid-from';
import { trackingIssues } from './record/tracking';

export type CodingContext = LineContext & {
  readonly connection: Connection;
  /**
   * The amount from which a payment needs a receipt, in minor units of the base currency. Null means that no receipts
   * are required.
   */
  readonly receiptsRequiredFrom: bigint | null;
  readonly baseCurrency: string;
  /** The months that are closed in Outlay, as 'YYYY-MM'. */
  readonly closedMonths: readonly string[];
};

export type CodingResult =
  | { readonly ok: true; readonly record: BooksRecord }
  | { readonly ok: false; readonly issues: readonly CodingIssue[] };

/**
 * Converts an expense to the record to write, with amounts exact to the minor unit. Returns every issue that prevents
 * this instead. When these books take no such expense at all, that is the only issue, because no other one can be fixed.
 */
export function codeExpense(
  expense: Expense & { readonly receiptCount: number },
  context: CodingContext,
): CodingResult {
  const [decides] = [...only(baseCurrencyIssue(context)), ...typeIssues(expense, context)];
  if (decides) return { ok: false, issues: [decides] };
  const issues: CodingIssue[] = [
    ...rateIssues(expense, context),
    ...only(periodIssue(expense.day, context)),
    ...receiptIssues(expense, context),
    ...lineIssues(expense, context),
  ];
  const paid = paidFrom(expense, context, issues);
  // What is missing about the bank account is one issue; the supplier is then checked for the expense's own currency.
  const converts = paid?.booking === 'converted';
  const currency = converts ? context.baseCurrency : expense.amount.currency;
  const supplier = supplierOf(expense, currency, context, issues);
  const lines = expense.lines.map((line) => codeLine(line, expense, context, issues));
  const complete = lines.filter((line) => line !== undefined);
  issues.push(...trackingIssues(complete, context));
  if (converts) issues.push(...conversionIssues(expense, context));
  if (issues.length > 0 || !paid || complete.length < lines.length) return { ok: false, issues };
  const rate = expense.amount.currency === context.baseCurrency ? null : expense.rate;
  const record: Omit<BooksRecord, 'notKept'> = {
    id: expense.id,
    type: expense.type,
    day: expense.day,
    ...(converts && rate !== null
      ? {
          currency,
          rate: null,
          convertedFrom: { ...expense.amount, rate },
          lines: convertLines(complete, { from: expense.amount.currency, to: currency, rate }),
        }
      : { currency, rate, convertedFrom: null, lines: complete }),
    supplierRef: supplier?.ref ?? null,
    supplierSource: supplier?.source ?? null,
    bankAccountRef: paid.bank.ref,
    dueDay: null,
    reference: referenceOf(expense.id),
    merchant: expense.merchant,
    note: shorten(noteOf(expense, context.package.key), context.package.noteLength),
  };
  return { ok: true, record: { ...record, notKept: notKept(expense, record, context) } };
}

const only = (issue: CodingIssue | null): readonly CodingIssue[] => (issue ? [issue] : []);

/** Returns an issue when the books are kept in another currency than the company, else null. */
export function baseCurrencyIssue({ connection, baseCurrency, package: target }: CodingContext): CodingIssue | null {
  if (connection.baseCurrency === null || connection.baseCurrency === baseCurrency) return null;
  return codingIssue(
    'base-currency-differs',
    `The books in ${target.name} are kept in ${connection.baseCurrency}, and this company in ${baseCurrency}. Link books that are kept in ${baseCurrency}.`,
    'connection',
  );
}

export function* rateIssues({ amount, rate }: Expense, { baseCurrency }: CodingContext): Generator<CodingIssue> {
  if (amount.currency !== baseCurrency && rate === null)
    yield codingIssue('rate-missing', `Enter how much one ${amount.currency} was in ${baseCurrency}.`, 'expense');
}

/** Refuses an amount that becomes zero, or too large for a JSON number, in the currency of the bank account. */
function* conversionIssues(expense: Expense, { baseCurrency, package: target }: CodingContext): Generator<CodingIssue> {
  const minor = toBaseCurrency(expense, baseCurrency);
  if (minor > 0n && minor <= largestSent) return;
  const outcome =
    minor === 0n ? `is less than the smallest amount of ${baseCurrency}` : `is too large in ${baseCurrency}`;
  yield codingIssue(
    'amount-not-taken',
    `At the rate of ${expense.rate}, this ${outcome}. ${target.name} books it in ${baseCurrency}: check the amount and the rate.`,
    'expense',
  );
}

function* typeIssues(expense: Expense, { package: target }: CodingContext): Generator<CodingIssue> {
  if (isTypeWritten(target.key, expense.type)) return;
  yield codingIssue(
    'type-not-taken',
    `${target.name} does not accept a ${expenseTypeNames[expense.type].toLowerCase()} from Outlay. ${byHand[expense.type]}`,
    'package',
  );
}

/** Returns an issue when the month or the books are closed for the day of a record, else null. */
export function periodIssue(
  day: string,
  { connection, package: target, closedMonths }: CodingContext,
): CodingIssue | null {
  if (closedMonths.includes(monthOf(day)))
    return codingIssue(
      'period-closed',
      `${formatMonth(monthOf(day), 'en-GB')} is closed in Outlay, so nothing of it is sent. Reopen the month, or record it again on a day of an open month.`,
      'close',
    );
  if (connection.lockDate === null || day > connection.lockDate) return null;
  return codingIssue(
    'period-closed',
    `The books in ${target.name} are closed up to ${connection.lockDate}. Reopen the period there, or change the date.`,
    'package',
  );
}

export function* receiptIssues(
  expense: Expense & { receiptCount: number },
  { receiptsRequiredFrom, baseCurrency }: CodingContext,
): Generator<CodingIssue> {
  if (receiptsRequiredFrom === null || expense.type !== 'payment') return;
  if (expense.receiptCount > 0 || toBaseCurrency(expense, baseCurrency) < receiptsRequiredFrom) return;
  yield codingIssue('receipt-missing', 'The receipt is missing.', 'receipt');
}

export function* lineIssues({ lines }: Expense, { package: target }: CodingContext): Generator<CodingIssue> {
  if (lines.length <= target.lineLimit) return;
  const most = plural(target.lineLimit, 'one line', '# lines');
  yield codingIssue(
    'lines-not-taken',
    `${target.name} accepts ${most} per record, and this expense has ${lines.length}. Use one category, or record its parts as separate expenses.`,
    'expense',
  );
}

/**
 * Returns the supplier of the record: the expense's own, else the category's, else the default. Undefined when the
 * package has no suppliers, or after adding an issue. `currency` is that of the record.
 */
function supplierOf(
  expense: Expense,
  currency: string,
  context: CodingContext,
  issues: CodingIssue[],
): { readonly ref: string; readonly source: Source } | undefined {
  const { mapping, books, package: target } = context;
  if (target.supplier === 'none') return undefined;
  // A package with `supplier: 'default'` accepts only the default supplier.
  const own = target.supplier === 'default' ? null : expense.supplierRef;
  const categoryId = target.supplier === 'default' ? null : (expense.lines[0]?.categoryId ?? null);
  const ref = own ?? mappedSupplier(context, categoryId, { expense: expense.amount.currency, record: currency });
  if (!ref)
    return addIssue(
      issues,
      'no-supplier',
      `Choose a default supplier: ${target.name} requires one on each record.`,
      'cards',
    );
  const fix = own ? 'expense' : ref === mapping.defaults.supplierRef ? 'cards' : 'mapping';
  const supplier = booksIndex(books).suppliers.get(ref);
  if (!supplier || !isInUse(supplier))
    return addIssue(
      issues,
      'supplier-unusable',
      `The supplier ${supplier?.name ?? ref} is no longer in use in ${target.name}. Choose another.`,
      fix,
    );
  if (target.supplier === 'required' && !canBePaidIn(supplier, currency))
    return addIssue(
      issues,
      'supplier-in-another-currency',
      `${target.name} pays ${supplier.name} only in ${supplier.currency}. Choose a supplier in ${currency}.`,
      fix,
    );
  if (own) return { ref, source: expense.supplierSource ?? { by: 'hand' } };
  const ofCategory = categoryId !== null && mapping.categories[categoryId]?.supplierRef === ref;
  return { ref, source: { by: ofCategory ? 'category' : 'default' } };
}

/**
 * Returns the supplier in the mapping: the one for the currency of the expense, or the one for the currency of the
 * record where only that can be paid. A package with one supplier for all records has no others.
 */
export function mappedSupplier(
  { mapping, books, package: target }: Pick<LineContext, 'mapping' | 'books' | 'package'>,
  categoryId: string | null,
  currency: { readonly expense: string; readonly record: string },
): string | null {
  if (target.supplier === 'default') return mapping.defaults.supplierRef;
  const ref = supplierIn(mapping, categoryId, currency.expense);
  const supplier = ref === null ? undefined : booksIndex(books).suppliers.get(ref);
  if (currency.expense === currency.record || (supplier && canBePaidIn(supplier, currency.record))) return ref;
  return supplierIn(mapping, categoryId, currency.record);
}

/** Returns the text of a record's note. A package that keeps no note books the merchant as the payee in its place. */
const noteOf = ({ note, merchant }: Expense, key: PackageKey): string =>
  fieldException(key, 'note')?.effect === 'dropped' ? merchant : note || merchant;
