import { type BankAccount, booksIndex, type Connection, canBePaidIn, isInUse } from '@/lib/domain/books/books';
import { type BooksRecord, referenceOf } from '@/lib/domain/books/record';
import { type Expense, toBaseCurrency } from '@/lib/domain/expense/expense';
import { addIssue, type CodingIssue, codingIssue } from '@/lib/domain/expense/issue';
import type { Source } from '@/lib/domain/expense/source';
import { expenseTypeNames } from '@/lib/domain/expense/type';
import { bankAccountIn, supplierIn } from '@/lib/domain/mapping/mapping';
import { plural } from '@/lib/domain/plural';
import { shorten } from '@/lib/domain/text';
import { codeLine, type LineContext } from './code-line';

export type CodingContext = LineContext & {
  readonly connection: Connection;
  /**
   * The amount from which a payment needs a receipt, in minor units of the base currency. Null means that no receipts
   * are required.
   */
  readonly receiptsRequiredFrom: bigint | null;
  readonly baseCurrency: string;
};

export type CodingResult =
  | { readonly ok: true; readonly record: BooksRecord }
  | { readonly ok: false; readonly issues: readonly CodingIssue[] };

/**
 * Converts an expense to the record to write, with amounts exact to the minor unit. Returns every issue that prevents
 * this instead.
 */
export function codeExpense(
  expense: Expense & { readonly receiptCount: number },
  context: CodingContext,
): CodingResult {
  const issues: CodingIssue[] = [
    ...typeIssues(expense, context),
    ...periodIssues(expense, context),
    ...receiptIssues(expense, context),
    ...lineIssues(expense, context),
  ];
  const bank = bankAccountOf(expense, context, issues);
  const supplier = supplierOf(expense, context, issues);
  const lines = expense.lines.map((line) => codeLine(line, expense, context, issues));
  if (bank && context.package.bankCurrencyOnly && bank.currency !== expense.amount.currency) {
    addIssue(
      issues,
      'currency-not-taken',
      `${context.package.name} allows only ${bank.currency} from ${bank.name}. Choose an account in ${expense.amount.currency}.`,
      'cards',
    );
  }
  const complete = lines.filter((line) => line !== undefined);
  if (issues.length > 0 || !bank || complete.length < lines.length) return { ok: false, issues };
  return {
    ok: true,
    record: {
      id: expense.id,
      type: expense.type,
      day: expense.day,
      currency: expense.amount.currency,
      rate: expense.rate,
      supplierRef: supplier?.ref ?? null,
      supplierSource: supplier?.source ?? null,
      bankAccountRef: bank.ref,
      reference: referenceOf(expense.id),
      merchant: expense.merchant,
      note: shorten(expense.note || expense.merchant, context.package.noteLength),
      lines: complete,
    },
  };
}

function* typeIssues(expense: Expense, { package: target }: CodingContext): Generator<CodingIssue> {
  if (target.expenseTypes.includes(expense.type)) return;
  yield codingIssue(
    'type-not-taken',
    `${target.name} does not accept a ${expenseTypeNames[expense.type].toLowerCase()} from Outlay. Enter it there yourself.`,
    'package',
  );
}

function* periodIssues(expense: Expense, { connection, package: target }: CodingContext): Generator<CodingIssue> {
  if (connection.lockDate === null || expense.day > connection.lockDate) return;
  yield codingIssue(
    'period-closed',
    `The books in ${target.name} are closed up to ${connection.lockDate}. Reopen the period there, or change the date.`,
    'package',
  );
}

function* receiptIssues(
  expense: Expense & { receiptCount: number },
  { receiptsRequiredFrom, baseCurrency }: CodingContext,
): Generator<CodingIssue> {
  if (receiptsRequiredFrom === null || expense.type !== 'payment') return;
  if (expense.receiptCount > 0 || toBaseCurrency(expense, baseCurrency) < receiptsRequiredFrom) return;
  yield codingIssue('receipt-missing', 'The receipt is missing.', 'receipt');
}

function* lineIssues({ lines }: Expense, { package: target }: CodingContext): Generator<CodingIssue> {
  if (lines.length <= target.lineLimit) return;
  const most = plural(target.lineLimit, 'one line', '# lines');
  yield codingIssue(
    'lines-not-taken',
    `${target.name} accepts ${most} per record, and this expense has ${lines.length}. Use one category, or record its parts as separate expenses.`,
    'expense',
  );
}

function bankAccountOf(
  expense: Expense,
  { mapping, books, package: target }: CodingContext,
  issues: CodingIssue[],
): BankAccount | undefined {
  const ref = bankAccountIn(mapping, expense.cardId, expense.amount.currency);
  if (!ref)
    return addIssue(
      issues,
      'no-bank-account',
      `Choose the bank account in ${target.name} that this was paid from.`,
      'cards',
    );
  const account = booksIndex(books).bankAccounts.get(ref);
  if (account && isInUse(account)) return account;
  return addIssue(
    issues,
    'bank-account-unusable',
    `The bank account ${account?.name ?? ref} is no longer in use in ${target.name}. Choose another.`,
    'cards',
  );
}

/**
 * Returns the supplier of the record: the expense's own, else the category's, else the default. Undefined when the
 * package has no suppliers, or after adding an issue.
 */
function supplierOf(
  expense: Expense,
  { mapping, books, package: target }: CodingContext,
  issues: CodingIssue[],
): { readonly ref: string; readonly source: Source } | undefined {
  if (target.supplier === 'none') return undefined;
  const { currency } = expense.amount;
  // A package with `supplier: 'default'` accepts only the default supplier.
  const own = target.supplier === 'default' ? null : expense.supplierRef;
  const categoryId = target.supplier === 'default' ? null : (expense.lines[0]?.categoryId ?? null);
  const ref = own ?? supplierIn(mapping, categoryId, currency);
  if (!ref)
    return addIssue(
      issues,
      'no-supplier',
      `Choose a default supplier: ${target.name} requires one on each record.`,
      'cards',
    );
  const fix = own ? 'expense' : ref === mapping.defaults.supplierRef ? 'cards' : 'mapping';
  const supplier = booksIndex(books).suppliers.get(ref);
  const problem = (message: string) => addIssue(issues, 'supplier-unusable', message, fix);
  if (!supplier || !isInUse(supplier))
    return problem(`The supplier ${supplier?.name ?? ref} is no longer in use in ${target.name}. Choose another.`);
  if (target.supplier === 'required' && !canBePaidIn(supplier, currency))
    return problem(
      `${target.name} pays ${supplier.name} only in ${supplier.currency}. Choose a supplier in ${currency}.`,
    );
  if (own) return { ref, source: expense.supplierSource ?? { by: 'hand' } };
  const ofCategory = categoryId !== null && mapping.categories[categoryId]?.supplierRef === ref;
  return { ref, source: { by: ofCategory ? 'category' : 'default' } };
}
