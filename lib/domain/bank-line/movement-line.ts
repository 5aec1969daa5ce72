import { type BooksRecord, recordTotal, referenceOf } from '@/lib/domain/books/record';
import type { TransferRecord } from '@/lib/domain/books/transfer-record';
import { isMoneyOut } from '@/lib/domain/expense/type';
import { type Money, money } from '@/lib/domain/money';
import type { BankLineFacts } from './bank-line';

/** What an account is: its id in the books and its currency. */
type Account = { readonly ref: string; readonly currency: string };

/**
 * Returns the line of a bank account that a record in the books stands for. Null when the record does not move the account,
 * or is in another currency, so that only the package knows the amount.
 */
export function lineOfRecord(record: BooksRecord | TransferRecord, account: Account): BankLineFacts | null {
  const amount = 'from' in record ? ofTransfer(record, account.ref) : ofExpense(record, account.ref);
  if (amount === null || amount.currency !== account.currency || amount.minor === 0n) return null;
  return {
    day: record.day,
    amount,
    state: 'booked',
    counterparty: 'from' in record ? '' : record.merchant,
    description: 'from' in record ? record.description : record.note,
    references: [referenceOf(record.id)],
    bankId: null,
    original: null,
    fee: null,
    balance: null,
  };
}

function ofExpense(record: BooksRecord, ref: string): Money | null {
  if (record.bankAccountRef !== ref) return null;
  const { minor, currency } = recordTotal(record);
  return money(isMoneyOut(record.type) ? -minor : minor, currency);
}

function ofTransfer({ from, to }: TransferRecord, ref: string): Money | null {
  if (from.accountRef === ref) return money(-from.minor, from.currency);
  return to.accountRef === ref ? money(to.minor, to.currency) : null;
}
