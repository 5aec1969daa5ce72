import { type BankAccount, booksIndex, isInUse } from '@/lib/domain/books/books';
import { accountCurrency } from '@/lib/domain/books/currency/booking';
import { transferTreatment } from '@/lib/domain/books/currency/matrix';
import { transferCurrencyWords } from '@/lib/domain/books/currency/transfers';
import { transferRulesOf } from '@/lib/domain/books/transfer/rules';
import type { TransferRecord } from '@/lib/domain/books/transfer-record';
import { type CodingIssue, codingIssue } from '@/lib/domain/expense/issue';
import { bankAccountIn } from '@/lib/domain/mapping/mapping';
import { shorten } from '@/lib/domain/text';
import { transferKindNames } from '@/lib/domain/transfer/kind';
import type { Transfer, TransferEnd } from '@/lib/domain/transfer/transfer';
import { baseCurrencyIssue, type CodingContext, periodIssue } from '../coding';
import { type CodingSetup, workingContext } from '../setup';

export type TransferCoding =
  | { readonly ok: true; readonly record: TransferRecord }
  | { readonly ok: false; readonly issues: readonly CodingIssue[] };

/**
 * Converts a transfer to the record to write, or returns every issue that prevents this. When these books take no transfer
 * at all, that is the only issue, because no other one can be fixed.
 */
export function codeTransfer(transfer: Transfer, setup: CodingSetup): TransferCoding {
  const working = workingContext(setup);
  if (!working.ok) return working;
  const { context } = working;
  const decides = baseCurrencyIssue(context) ?? capabilityIssue(context);
  if (decides) return { ok: false, issues: [decides] };
  const issues: CodingIssue[] = [];
  const period = periodIssue(transfer.day, context);
  if (period) issues.push(period);
  const from = bankOf(transfer.from, transfer, context, issues);
  const to = bankOf(transfer.to, transfer, context, issues);
  if (from && to) issues.push(...pairIssues(transfer, { from, to }, context));
  if (transfer.mayBeBooked) issues.push(codingIssue('may-be-booked', transfer.mayBeBooked, 'expense'));
  if (issues.length > 0 || !from || !to) return { ok: false, issues };
  return { ok: true, record: recordOf(transfer, { from, to }, context) };
}

type Banks = { readonly from: BankAccount; readonly to: BankAccount };

const recordOf = (transfer: Transfer, { from, to }: Banks, { package: target }: CodingContext): TransferRecord => ({
  id: transfer.id,
  day: transfer.day,
  description: shorten(
    transfer.note || transferKindNames[transfer.kind],
    transferRulesOf(target.key)?.noteLength || longestDescription,
  ),
  from: { accountRef: from.ref, ...transfer.from.amount },
  to: { accountRef: to.ref, ...transfer.to.amount },
});

/** A package that keeps no description ignores it. */
const longestDescription = 200;

/** Tells a person what to do about a transfer that Outlay cannot send. */
const byHand = 'Enter it there yourself, then mark it here as in the books.';

const capabilityIssue = ({ package: target }: CodingContext): CodingIssue | null =>
  transferRulesOf(target.key)
    ? null
    : codingIssue('transfer-not-taken', `${target.name} takes no transfers from Outlay. ${byHand}`, 'package');

/** Returns the id of the bank account that an end of the transfer is in the linked books; null when none is mapped. */
export function bankRefOf(
  end: TransferEnd,
  { connectionId }: Pick<Transfer, 'connectionId'>,
  { mapping, connection }: Pick<CodingContext, 'mapping' | 'connection'>,
): string | null {
  if (end.cardId !== null) return bankAccountIn(mapping, end.cardId, end.amount.currency);
  return connectionId === connection.id ? end.bankRef : null;
}

/** Returns the bank account that an end of the transfer is in the books. Returns undefined after adding an issue. */
function bankOf(
  end: TransferEnd,
  transfer: Transfer,
  context: CodingContext,
  issues: CodingIssue[],
): BankAccount | undefined {
  const { books, package: target, connection, baseCurrency } = context;
  const fix = end.cardId === null ? 'transfer' : 'cards';
  const add = (code: 'no-bank-account' | 'bank-account-unusable' | 'currency-not-taken', message: string) =>
    void issues.push(codingIssue(code, message, fix));
  if (end.cardId === null && transfer.connectionId !== connection.id) {
    add(
      'bank-account-unusable',
      `${end.name} is an account of books that are no longer linked. Choose another account.`,
    );
    return undefined;
  }
  const ref = bankRefOf(end, transfer, context);
  if (ref === null) {
    add('no-bank-account', `Choose the bank account in ${target.name} that stands for ${end.name}.`);
    return undefined;
  }
  const account = booksIndex(books).bankAccounts.get(ref);
  if (!account || !isInUse(account)) {
    add(
      'bank-account-unusable',
      `The bank account ${account?.name ?? ref} is no longer in use in ${target.name}. Choose another.`,
    );
    return undefined;
  }
  const currency = accountCurrency(account, baseCurrency);
  if (currency === end.amount.currency) return account;
  add(
    'currency-not-taken',
    `${end.name} is in ${end.amount.currency}, and its bank account in ${target.name}, ${account.name}, is in ${currency}. Choose a bank account in ${end.amount.currency}.`,
  );
  return undefined;
}

function* pairIssues(
  { from, to }: Transfer,
  banks: Banks,
  { package: target, baseCurrency }: CodingContext,
): Generator<CodingIssue> {
  if (banks.from.ref === banks.to.ref) {
    const [one, other] = [from.name, to.name];
    yield codingIssue(
      'same-bank-account',
      `${one} and ${other} are the same bank account in ${target.name}, ${banks.from.name}. Choose a bank account for each.`,
      from.cardId === null && to.cardId === null ? 'transfer' : 'cards',
    );
    return;
  }
  const currencies = { base: baseCurrency, from: from.amount.currency, to: to.amount.currency };
  if (transferTreatment(target.key, currencies) !== 'as sent')
    yield codingIssue(
      'currency-not-taken',
      `${transferCurrencyWords(target, baseCurrency)} This one is from ${currencies.from} to ${currencies.to}. ${byHand}`,
      'package',
    );
  if (currencies.from === currencies.to && from.amount.minor !== to.amount.minor)
    yield codingIssue(
      'amount-not-taken',
      'The amount that arrived differs from the one that left. Record a fee as an expense of its own.',
      'transfer',
    );
}
