import { type BankAccount, booksIndex, type Connection, canBePaidIn, isInUse } from '@/lib/domain/books/books';
import { type BooksRecord, referenceOf } from '@/lib/domain/books/record';
import { type Expense, toBaseCurrency } from '@/lib/domain/expense/expense';
import { type CodingIssue, codingIssue } from '@/lib/domain/expense/issue';
import type { Source } from '@/lib/domain/expense/source';
import { expenseTypeNames } from '@/lib/domain/expense/type';
import { bankAccountIn, supplierIn } from '@/lib/domain/mapping/mapping';
import { plural } from '@/lib/domain/plural';
import { shorten } from '@/lib/domain/text';
import { codeLine, type LineContext } from './code-line';

export type CodingContext = LineContext & {
  readonly connection: Connection;
  /** Payments from this amount, in the base currency's minor units, need a receipt. */
  readonly receiptsRequiredFrom: bigint | null;
  readonly baseCurrency: string;
};

export type CodingResult =
  | { readonly ok: true; readonly record: BooksRecord }
  | { readonly ok: false; readonly issues: readonly CodingIssue[] };

/** The record to be written for an expense, to the cent, or everything that is missing. */
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
    issues.push(
      codingIssue(
        'currency-not-taken',
        `${context.package.name} takes only ${bank.currency} from ${bank.name}. Choose an account in ${expense.amount.currency}.`,
        'cards',
      ),
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
    `${target.name} takes no ${expenseTypeNames[expense.type].toLowerCase()} from Outlay. Enter it there by hand.`,
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
    `${target.name} takes ${most} per record, and this is split into ${lines.length}. Put it under one category, or record its parts one by one.`,
    'expense',
  );
}

function bankAccountOf(
  expense: Expense,
  { mapping, books, package: target }: CodingContext,
  issues: CodingIssue[],
): BankAccount | undefined {
  const ref = bankAccountIn(mapping, expense.cardId, expense.amount.currency);
  if (!ref) {
    issues.push(
      codingIssue('no-bank-account', `Choose the bank account in ${target.name} that this was paid from.`, 'cards'),
    );
    return undefined;
  }
  const account = booksIndex(books).bankAccounts.get(ref);
  if (account && isInUse(account)) return account;
  issues.push(
    codingIssue(
      'bank-account-unusable',
      `The bank account ${account?.name ?? ref} is no longer in use in ${target.name}. Choose another.`,
      'cards',
    ),
  );
  return undefined;
}

/** Its own supplier, else its category's, else the default one; null where none is named. */
function supplierOf(
  expense: Expense,
  { mapping, books, package: target }: CodingContext,
  issues: CodingIssue[],
): { readonly ref: string; readonly source: Source } | null {
  if (target.supplier === 'none') return null;
  const { currency } = expense.amount;
  // A package that knows one supplier only, its own setting, hears of no other.
  const own = target.supplier === 'default' ? null : expense.supplierRef;
  const categoryId = target.supplier === 'default' ? null : (expense.lines[0]?.categoryId ?? null);
  const ref = own ?? supplierIn(mapping, categoryId, currency);
  if (!ref) {
    issues.push(
      codingIssue('no-supplier', `Choose the default supplier: ${target.name} needs one on each record.`, 'cards'),
    );
    return null;
  }
  const fix = own ? 'expense' : ref === mapping.defaults.supplierRef ? 'cards' : 'mapping';
  const supplier = booksIndex(books).suppliers.get(ref);
  if (!supplier || !isInUse(supplier)) {
    issues.push(
      codingIssue(
        'supplier-unusable',
        `The supplier ${supplier?.name ?? ref} is no longer in use in ${target.name}. Choose another.`,
        fix,
      ),
    );
    return null;
  }
  if (target.supplier === 'required' && !canBePaidIn(supplier, currency)) {
    issues.push(
      codingIssue(
        'supplier-unusable',
        `${target.name} pays ${supplier.name} in ${supplier.currency} only. Choose a supplier in ${currency}.`,
        fix,
      ),
    );
    return null;
  }
  if (own) return { ref, source: expense.supplierSource ?? { by: 'hand' } };
  const ofCategory = categoryId !== null && mapping.categories[categoryId]?.supplierRef === ref;
  return { ref, source: { by: ofCategory ? 'category' : 'default' } };
}
