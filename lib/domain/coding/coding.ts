import { type BankAccount, type Connection, indexOf, inUse, paidIn } from '@/lib/domain/books/books';
import type { BooksRecord } from '@/lib/domain/books/record';
import { type Expense, inBase } from '@/lib/domain/expense/expense';
import { type Gap, gap } from '@/lib/domain/expense/issue';
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

export type Coded =
  | { readonly ok: true; readonly record: BooksRecord }
  | { readonly ok: false; readonly gaps: readonly Gap[] };

/** The record to be written for an expense, to the cent, or everything that is missing. */
export function code(expense: Expense & { readonly receiptCount: number }, context: CodingContext): Coded {
  const gaps: Gap[] = [
    ...typeGaps(expense, context),
    ...periodGaps(expense, context),
    ...receiptGaps(expense, context),
    ...lineGaps(expense, context),
  ];
  const bank = bankAccountOf(expense, context, gaps);
  const supplier = supplierOf(expense, context, gaps);
  const lines = expense.lines.map((line) => codeLine(line, expense, context, gaps));
  if (bank && context.package.bankCurrencyOnly && bank.currency !== expense.amount.currency) {
    gaps.push(
      gap(
        'currency-not-taken',
        `${context.package.name} takes only ${bank.currency} from ${bank.name}. Choose an account in ${expense.amount.currency}.`,
        'cards',
      ),
    );
  }
  const complete = lines.filter((line) => line !== undefined);
  if (gaps.length > 0 || !bank || complete.length < lines.length) return { ok: false, gaps };
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
      reference: expense.id.slice(-12),
      merchant: expense.merchant,
      note: shorten(expense.note || expense.merchant, context.package.noteLength),
      lines: complete,
    },
  };
}

function* typeGaps(expense: Expense, { package: target }: CodingContext): Generator<Gap> {
  if (target.expenseTypes.includes(expense.type)) return;
  yield gap(
    'type-not-taken',
    `${target.name} takes no ${expenseTypeNames[expense.type].toLowerCase()} from Outlay. Enter it there by hand.`,
    'package',
  );
}

function* periodGaps(expense: Expense, { connection, package: target }: CodingContext): Generator<Gap> {
  if (connection.lockDate === null || expense.day > connection.lockDate) return;
  yield gap(
    'period-closed',
    `The books in ${target.name} are closed up to ${connection.lockDate}. Reopen the period there, or change the date.`,
    'package',
  );
}

function* receiptGaps(
  expense: Expense & { receiptCount: number },
  { receiptsRequiredFrom, baseCurrency }: CodingContext,
): Generator<Gap> {
  if (receiptsRequiredFrom === null || expense.type !== 'payment') return;
  if (expense.receiptCount > 0 || inBase(expense, baseCurrency) < receiptsRequiredFrom) return;
  yield gap('receipt-missing', 'The receipt is missing.', 'receipt');
}

function* lineGaps({ lines }: Expense, { package: target }: CodingContext): Generator<Gap> {
  if (lines.length <= target.lineLimit) return;
  const most = plural(target.lineLimit, 'one line', '# lines');
  yield gap(
    'lines-not-taken',
    `${target.name} takes ${most} per record, and this is split into ${lines.length}. Put it under one category, or record its parts one by one.`,
    'expense',
  );
}

function bankAccountOf(
  expense: Expense,
  { mapping, books, package: target }: CodingContext,
  gaps: Gap[],
): BankAccount | undefined {
  const ref = bankAccountIn(mapping, expense.cardId, expense.amount.currency);
  if (!ref) {
    gaps.push(gap('no-bank-account', `Choose the bank account in ${target.name} that this was paid from.`, 'cards'));
    return undefined;
  }
  const account = indexOf(books).bankAccounts.get(ref);
  if (account && inUse(account)) return account;
  gaps.push(
    gap(
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
  gaps: Gap[],
): { readonly ref: string; readonly source: Source } | null {
  if (target.supplier === 'none') return null;
  const { currency } = expense.amount;
  // A package that knows one supplier only, its own setting, hears of no other.
  const own = target.supplier === 'default' ? null : expense.supplierRef;
  const categoryId = target.supplier === 'default' ? null : (expense.lines[0]?.categoryId ?? null);
  const ref = own ?? supplierIn(mapping, categoryId, currency);
  if (!ref) {
    gaps.push(gap('no-supplier', `Choose the default supplier: ${target.name} needs one on each record.`, 'cards'));
    return null;
  }
  const fix = own ? 'expense' : ref === mapping.defaults.supplierRef ? 'cards' : 'mapping';
  const supplier = indexOf(books).suppliers.get(ref);
  if (!supplier || !inUse(supplier)) {
    gaps.push(
      gap(
        'supplier-unusable',
        `The supplier ${supplier?.name ?? ref} is no longer in use in ${target.name}. Choose another.`,
        fix,
      ),
    );
    return null;
  }
  if (target.supplier === 'required' && !paidIn(supplier, currency)) {
    gaps.push(
      gap(
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
