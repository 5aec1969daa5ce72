import { z } from 'zod';
import { addBankLine } from '../../ledger/bank-line';
import { isTooLarge, tooLargeMessage } from '../../ledger/limit';
import type { Sandbox } from '../../sandbox';
import { type ConnectionRow, packageOf } from '../../store/connection';
import { dayOf } from '../day';
import { toMinor } from '../money';
import type { Outcome, PushRow } from './push-row';
import { ReferenceLookup } from './reference-lookup';

/**
 * A pushed bank transaction. Its date is `date` in Codat's current Bank Feeds document, and `clearedOnDate` in its
 * Accounting document.
 */
const transaction = z
  .object({
    id: z.string().min(1).max(50),
    date: z.string().min(10).nullish(),
    clearedOnDate: z.string().min(10).nullish(),
    description: z.string().nullish(),
    counterparty: z.string().nullish(),
    reference: z.string().nullish(),
    amount: z.number(),
    balance: z.number().nullish(),
    transactionType: z.string().nullish(),
  })
  .transform(({ date, clearedOnDate, ...rest }) => ({ ...rest, date: date ?? clearedOnDate ?? '' }));
type Transaction = z.infer<typeof transaction>;

export const bankTransactionsPayload = z.object({
  accountId: z.string().nullish(),
  transactions: z.array(transaction).min(1),
});

const mostLines = 1000;
const oldestDays = 366;
/**
 * Types whose amount must not be positive. For the types in `incoming` it must not be negative. All other types allow
 * both signs.
 */
const outgoing = new Set(['Debit', 'Fee', 'SerChg', 'Atm', 'Pos', 'Check', 'Payment', 'DirectDebit', 'RepeatPmt']);
const incoming = new Set(['Credit', 'Int', 'Div', 'Dep', 'DirectDep']);

/**
 * Adds lines to a bank statement, or returns a fault for each invalid line. Packages with a strict bank feed also
 * require a balance, date order and a recent date (Codat, "Pushing transactions", Xero bank feeds).
 */
export function writeBankTransactions(
  sandbox: Sandbox,
  connection: ConnectionRow,
  push: PushRow,
  payload: unknown,
): Outcome {
  const { store } = sandbox;
  const input = bankTransactionsPayload.parse(payload);
  const references = new ReferenceLookup(sandbox, connection, push);
  const account = references.account(push.record_id ?? input.accountId ?? undefined, 'AccountId');
  if (account && !account.bank) references.fault('AccountId', `Account ${account.name} is not a bank account.`);
  if (input.transactions.length > mostLines)
    references.fault('Transactions', `A maximum of ${mostLines} transactions can be provided in one request.`);
  const today = dayOf(store.clock.iso());
  input.transactions.forEach((each, index) => {
    const problem = problemOf(connection, each, {
      today,
      previous: input.transactions[index - 1],
      currency: account?.currency ?? '',
    });
    if (problem) references.fault(`Transactions[${index}].${problem.field}`, problem.message);
  });
  if (!account || references.faults.length > 0) return { faults: references.faults };
  for (const each of input.transactions) {
    addBankLine(store, connection, {
      id: each.id,
      accountId: account.id,
      date: dayOf(each.date),
      description: each.description ?? '',
      counterparty: each.counterparty ?? '',
      reference: each.reference ?? '',
      amount: toMinor(each.amount, account.currency),
      balance: toMinor(each.balance ?? 0, account.currency),
      type: each.transactionType ?? 'Unknown',
      pushId: push.id,
      requestId: push.request_id ?? '',
    });
  }
  return { recordId: account.id };
}

interface Statement {
  readonly today: string;
  readonly previous: Transaction | undefined;
  readonly currency: string;
}

function problemOf(
  connection: ConnectionRow,
  line: Transaction,
  { today, previous, currency }: Statement,
): { readonly field: string; readonly message: string } | undefined {
  const day = dayOf(line.date);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return { field: 'Date', message: 'Date must be provided.' };
  if (isTooLarge(toMinor(line.amount, currency))) return { field: 'Amount', message: tooLargeMessage };
  if (isTooLarge(toMinor(line.balance ?? 0, currency))) return { field: 'Balance', message: tooLargeMessage };
  const type = line.transactionType ?? 'Unknown';
  if ((outgoing.has(type) && line.amount > 0) || (incoming.has(type) && line.amount < 0))
    return { field: 'Amount', message: `The sign of the amount does not agree with the transaction type ${type}.` };
  if (!packageOf(connection).hasStrictBankFeed) return undefined;
  if (day > today) return { field: 'Date', message: 'The date of a transaction must not be in the future.' };
  if (Date.parse(today) - Date.parse(day) > oldestDays * 86_400_000)
    return { field: 'Date', message: 'The date of a transaction must not be more than one year ago.' };
  if (previous && dayOf(previous.date) > day)
    return { field: 'Date', message: 'Transactions must be in chronological order.' };
  if (line.balance === null || line.balance === undefined)
    return { field: 'Balance', message: 'Balance must be provided.' };
  return undefined;
}
