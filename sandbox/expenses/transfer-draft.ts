import { dayOf } from '../engine/day';
import { convert, fromMinor, toMinor } from '../engine/money';
import type { Account, TransferDraft } from '../packages/books';
import type { Movement } from './dataset';
import { type OpenBooks, Problem } from './open-books';
import type { Transfer } from './transfer';

export const transferDraft = (books: OpenBooks, { date, description, from, to }: Transfer): TransferDraft => ({
  date: dayOf(date),
  description: description ?? '',
  info: books.info,
  from: { account: books.account(from.accountRef.id), amount: from.amount },
  to: { account: books.account(to.accountRef.id), amount: to.amount },
});

/**
 * A transfer of version 1: its one line names the other account, its type the direction as the company's bank account
 * sees it. The amounts are of one currency there, so each account's own is worked out with the rate.
 */
export function movementTransfer(books: OpenBooks, movement: Movement): TransferDraft {
  const bank = bankOf(books, movement);
  const [line, ...more] = movement.lines ?? [];
  if (!line || more.length > 0) throw new Problem('A transfer must have exactly one line.');
  const other = books.account(line.accountRef.id);
  const total = line.netAmount + line.taxAmount;
  const side = (account: Account) => ({ account, amount: inOwnCurrency(books, movement, account, total) });
  const [from, to] = movement.type === 'TransferIn' ? [other, bank] : [bank, other];
  return {
    date: dayOf(movement.issueDate),
    description: movement.notes ?? '',
    info: books.info,
    from: side(from),
    to: side(to),
  };
}

export function bankOf(books: OpenBooks, movement: Movement): Account {
  const id = movement.bankAccountRef?.id || books.config.bankAccount?.id;
  if (!id) throw new Problem('A bank account must be provided on the transaction or in the company configuration.');
  return books.account(id);
}

function inOwnCurrency({ info }: OpenBooks, movement: Movement, account: Account, amount: number): number {
  if (account.currency === movement.currency) return amount;
  const rate = movement.currencyRate ?? info.rates[movement.currency];
  if (account.currency === info.baseCurrency && rate !== undefined) {
    const minor = convert(toMinor(amount, movement.currency), movement.currency, info.baseCurrency, rate);
    return fromMinor(minor, info.baseCurrency);
  }
  throw new Problem(
    `The currency of the account (${account.currency}) does not match the currency of the transaction (${movement.currency}).`,
  );
}
