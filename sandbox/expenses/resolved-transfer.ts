import { dayOf } from '../engine/day';
import { convert, fromMinor, toMinor } from '../engine/money';
import type { Account, ResolvedTransfer } from '../packages/books';
import { type BooksLookup, ValidationError } from './books-lookup';
import type { Movement } from './dataset';
import type { Transfer } from './transfer';

export const resolveTransfer = (books: BooksLookup, { date, description, from, to }: Transfer): ResolvedTransfer => ({
  date: dayOf(date),
  description: description ?? '',
  info: books.info,
  from: { account: books.account(from.accountRef.id), amount: from.amount },
  to: { account: books.account(to.accountRef.id), amount: to.amount },
});

/**
 * Resolves a transfer of version 1. Its only line has the other account. Its type says whether money comes into the
 * company's bank account or leaves it. Its amounts are in one currency, and are converted to the currency of each
 * account.
 */
export function resolveMovementTransfer(books: BooksLookup, movement: Movement): ResolvedTransfer {
  const bank = resolveBank(books, movement);
  const [line, ...more] = movement.lines ?? [];
  if (!line || more.length > 0) throw new ValidationError('A transfer must have exactly one line.');
  const other = books.account(line.accountRef.id);
  const total = line.netAmount + line.taxAmount;
  const side = (account: Account) => ({ account, amount: inAccountCurrency(books, movement, account, total) });
  const [from, to] = movement.type === 'TransferIn' ? [other, bank] : [bank, other];
  return {
    date: dayOf(movement.issueDate),
    description: movement.notes ?? '',
    info: books.info,
    from: side(from),
    to: side(to),
  };
}

export function resolveBank(books: BooksLookup, movement: Movement): Account {
  const id = movement.bankAccountRef?.id || books.config.bankAccount?.id;
  if (!id)
    throw new ValidationError('A bank account must be provided on the transaction or in the company configuration.');
  return books.account(id);
}

function inAccountCurrency({ info }: BooksLookup, movement: Movement, account: Account, amount: number): number {
  if (account.currency === movement.currency) return amount;
  const rate = movement.currencyRate ?? info.rates[movement.currency];
  if (account.currency === info.baseCurrency && rate !== undefined) {
    const minor = convert(toMinor(amount, movement.currency), movement.currency, info.baseCurrency, rate);
    return fromMinor(minor, info.baseCurrency);
  }
  throw new ValidationError(
    `The currency of the account (${account.currency}) does not match the currency of the transaction (${movement.currency}).`,
  );
}
