import type { Day } from '@/lib/domain/day';
import type { Money } from '@/lib/domain/money';

/**
 * Codat's data types of the records that move a bank account (Accounting API). Payments are those of customers, bill
 * payments those to suppliers. A bill moves none: its account is '', and only the guard before posting reads it.
 */
export const bookRecordTypes = [
  'directCosts',
  'directIncomes',
  'transfers',
  'payments',
  'billPayments',
  'bills',
] as const;
export type BookRecordType = (typeof bookRecordTypes)[number];

/** What people call a record of this type. */
export const bookRecordNames: Readonly<Record<BookRecordType, string>> = {
  directCosts: 'Spend money',
  directIncomes: 'Receive money',
  transfers: 'Transfer',
  payments: 'Customer payment',
  billPayments: 'Bill payment',
  bills: 'Bill',
};

export const bookRecordName = (type: string): string =>
  bookRecordTypes.some((one) => one === type) ? bookRecordNames[type as BookRecordType] : 'Record';

/** What a record of the books does to one bank account. A transfer has two of these. */
export type BookRecordRow = {
  readonly type: BookRecordType;
  readonly ref: string;
  readonly bankAccountRef: string;
  readonly day: Day;
  /** What moves the account. Negative is money out. */
  readonly money: Money;
  /** The amount of the record, if it is in another currency than the account. */
  readonly original: Money | null;
  /** The id of the supplier or customer, and the name if the record has it. */
  readonly contactRef: string | null;
  readonly contactName: string | null;
  readonly reference: string | null;
  readonly note: string | null;
  readonly isDeleted: boolean;
};

/** What is read of a bank account to know in which currency its records move it. */
export type AccountCurrencies = {
  readonly of: (bankAccountRef: string) => string | null;
  /** The base currency of the books; null if it is unknown. */
  readonly base: string | null;
};

/** Returns the minor units of an amount in another currency at a rate, rounded half away from zero. */
export type Convert = (amount: Money, rate: number, currency: string) => bigint;

/**
 * Returns the amount that moves an account, and the amount of the record if it is in another currency. `rate` converts
 * the currency of the record to the base currency of the books (Codat, "currencyRate"). An account in a third currency
 * keeps the amount of the record, because its own amount is not known: such a record matches no line.
 */
export function accountAmount(
  recorded: Money,
  rate: number | null,
  bankAccountRef: string,
  currencies: AccountCurrencies,
  convert: Convert,
): { readonly money: Money; readonly original: Money | null } {
  const currency = currencies.of(bankAccountRef);
  if (currency === null || currency === recorded.currency) return { money: recorded, original: null };
  if (currency !== currencies.base || rate === null || rate <= 0) return { money: recorded, original: null };
  return { money: { minor: convert(recorded, rate, currency), currency }, original: recorded };
}
