import { type BankAccount, booksIndex, isInUse } from '@/lib/domain/books/books';
import { accountsThatWork, type Booking, bookingOf, isSendable } from '@/lib/domain/books/currency/booking';
import { takesAccount } from '@/lib/domain/books/kinds';
import type { Package } from '@/lib/domain/books/package';
import type { Expense } from '@/lib/domain/expense/expense';
import { addIssue, type CodingIssue } from '@/lib/domain/expense/issue';
import { type ExpenseType, expenseTypeNames } from '@/lib/domain/expense/type';
import { bankAccountIn } from '@/lib/domain/mapping/mapping';
import type { LineContext } from '../code-line';

/** The bank account of a record, and whether Outlay converts the expense to its currency. */
export type PaidFrom = { readonly bank: BankAccount; readonly booking: Booking };

type Context = LineContext & { readonly baseCurrency: string };

/** Returns the bank account that an expense is paid from. Returns undefined after adding an issue. */
export function paidFrom(expense: Expense, context: Context, issues: CodingIssue[]): PaidFrom | undefined {
  const bank = bankAccountOf(expense, context, issues);
  if (!bank) return undefined;
  const { package: target, baseCurrency } = context;
  const { currency } = expense.amount;
  const booking = bookingOf(target, bank, { currency, baseCurrency });
  if (!takesAccount(target.key, expense.type, bank.kind))
    return addIssue(issues, 'type-not-taken', moneyInMessage(expense.type, bank, context, currency), 'cards');
  if (!isSendable(booking))
    return addIssue(issues, 'currency-not-taken', currencyMessage(booking, bank, context, expense), 'cards');
  return { bank, booking };
}

function bankAccountOf(
  expense: Expense,
  { mapping, books, package: target }: Context,
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

function moneyInMessage(type: ExpenseType, bank: BankAccount, context: Context, currency: string): string {
  const { package: target } = context;
  const what = expenseTypeNames[type].toLowerCase();
  return `${target.name} accepts a ${what} only on a credit card, and ${bank.name} is a bank account. ${advice(type, context, currency)}`;
}

function currencyMessage(booking: Booking, bank: BankAccount, context: Context, expense: Expense): string {
  const { name } = context.package;
  const { currency } = expense.amount;
  const why =
    booking === 'no rate'
      ? `${name} would book this in ${bank.currency}, the currency of ${bank.name}, and Outlay has no rate from ${currency} to ${bank.currency}.`
      : `${name} does not accept ${currency} from ${bank.name}, which is in ${bank.currency}.`;
  return `${why} ${advice(expense.type, context, currency)}`;
}

/** Names the bank accounts that would work. If there is none, says which one to add to the books. */
function advice(type: ExpenseType, { books, package: target, baseCurrency }: Context, currency: string): string {
  const works = accountsThatWork(books.bankAccounts, target, { currency, baseCurrency }).filter((account) =>
    takesAccount(target.key, type, account.kind),
  );
  if (works.length > 0) return `Choose ${oneOf(works.map((account) => account.name))}.`;
  return `Add ${accountToAdd(type, target, { currency, baseCurrency })} in ${target.name}, and choose it.`;
}

const disjunction = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** Lists at most three names: "A, B or C". */
const oneOf = (names: readonly string[]): string =>
  disjunction.format(names.length > 3 ? [...names.slice(0, 3), `${names.length - 3} more`] : names);

function accountToAdd(
  type: ExpenseType,
  target: Package,
  currencies: { readonly currency: string; readonly baseCurrency: string },
): string {
  const kind = takesAccount(target.key, type, 'Debit') ? 'Debit' : 'Credit';
  const own = { kind, currency: currencies.currency };
  const inCurrency = isSendable(bookingOf(target, own, currencies)) ? own.currency : currencies.baseCurrency;
  return `${kind === 'Debit' ? 'a bank account' : 'a credit card'} in ${inCurrency}`;
}
