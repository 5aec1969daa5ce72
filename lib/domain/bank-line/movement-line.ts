import { type BooksRecord, recordTotal, referenceOf } from '@/lib/domain/books/record';
import type { TransferRecord } from '@/lib/domain/books/transfer-record';
import { isMoneyOut } from '@/lib/domain/expense/type';
import { type Money, money } from '@/lib/domain/money';
import type { BankLineFacts } from './bank-line';

/** What an account is: its id in the books and its currency. */
type Account = { readonly ref: string; readonly currency: string };

/**
 * Returns the line of a bank account that a record in the books stands for. `booked` is what the package booked on the
 * account, once its record was read: a record in another currency than the account has that amount, and its own as the
 * original. Null when the record does not move the account, or the amount is not known.
 */
export function lineOfRecord(
  record: BooksRecord | TransferRecord,
  account: Account,
  booked: Money | null = null,
): BankLineFacts | null {
  const written = 'from' in record ? ofTransfer(record, account.ref) : ofExpense(record, account.ref);
  const isForeign = written !== null && written.currency !== account.currency;
  const amount = isForeign ? booked : written;
  if (amount === null || amount.currency !== account.currency || amount.minor === 0n) return null;
  return {
    day: record.day,
    amount,
    state: 'booked',
    counterparty: 'from' in record ? '' : record.merchant,
    description: 'from' in record ? record.description : record.note,
    references: [referenceOf(record.id)],
    bankId: null,
    original: isForeign ? written : originalOf(record),
    fee: null,
    balance: null,
  };
}

/** Whether a record moves the account in another currency, so that only the package knows the amount. */
export const isForeignTo = (record: BooksRecord | TransferRecord, account: Account): boolean => {
  const written = 'from' in record ? ofTransfer(record, account.ref) : ofExpense(record, account.ref);
  return written !== null && written.currency !== account.currency;
};

/** Returns the amount that was paid, when Outlay converted it to the currency of the account. */
function originalOf(record: BooksRecord | TransferRecord): Money | null {
  if ('from' in record || record.convertedFrom === null) return null;
  const { minor, currency } = record.convertedFrom;
  return money(isMoneyOut(record.type) ? -minor : minor, currency);
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
