import { z } from 'zod';
import { exponentOf } from '@/lib/domain/currency';
import { convertAtRate } from '@/lib/domain/expense/rate';
import type { Money } from '@/lib/domain/money';
import {
  type AccountCurrencies,
  accountAmount,
  type BookRecordRow,
  type BookRecordType,
  type Convert,
} from '@/lib/domain/reconcile/books/book-record';

/** The property with the day of a record, by which Codat filters and sorts. */
export const dateOf: Readonly<Record<BookRecordType, string>> = {
  directCosts: 'issueDate',
  directIncomes: 'issueDate',
  transfers: 'date',
  payments: 'date',
  billPayments: 'date',
  bills: 'issueDate',
};

const ref = z.object({ id: z.string().nullish() }).nullish();
const contact = z.object({ id: z.string().nullish(), name: z.string().nullish() }).nullish();
const metadata = z.object({ isDeleted: z.boolean().nullish() }).nullish();

const spend = z.object({
  id: z.string(),
  issueDate: z.string(),
  reference: z.string().nullish(),
  note: z.string().nullish(),
  currency: z.string().nullish(),
  currencyRate: z.number().nullish(),
  totalAmount: z.number(),
  contactRef: contact,
  supplierRef: z.object({ id: z.string().nullish(), supplierName: z.string().nullish() }).nullish(),
  customerRef: z.object({ id: z.string().nullish(), companyName: z.string().nullish() }).nullish(),
  paymentAllocations: z
    .array(
      z.object({
        payment: z.object({ accountRef: ref }),
        allocation: z.object({ totalAmount: z.number().nullish() }).nullish(),
      }),
    )
    .nullish(),
  metadata,
});

/**
 * Returns what a direct cost or direct income does to each of its bank accounts. A negative total is money in the other
 * direction.
 */
export function spendRows(
  type: 'directCosts' | 'directIncomes',
  json: unknown,
  currencies: AccountCurrencies,
): readonly BookRecordRow[] {
  const record = spend.parse(json);
  const { currency, paymentAllocations } = record;
  if (!currency) return [];
  const byAccount = new Map<string, number>();
  const allocations = paymentAllocations ?? [];
  for (const { payment, allocation } of allocations) {
    const account = payment.accountRef?.id;
    // Some packages give no amount with the only allocation, which is then the whole record.
    const amount = allocation?.totalAmount ?? (allocations.length === 1 ? record.totalAmount : null);
    if (account && amount !== null) byAccount.set(account, (byAccount.get(account) ?? 0) + amount);
  }
  return [...byAccount].map(([bankAccountRef, amount]) => ({
    type,
    ref: record.id,
    bankAccountRef,
    day: record.issueDate.slice(0, 10),
    ...accountAmount(
      signed(amount, currency, type === 'directCosts' ? -1n : 1n),
      record.currencyRate ?? null,
      bankAccountRef,
      currencies,
      convert,
    ),
    contactRef: record.contactRef?.id ?? record.supplierRef?.id ?? record.customerRef?.id ?? null,
    contactName: record.contactRef?.name || record.supplierRef?.supplierName || record.customerRef?.companyName || null,
    reference: record.reference || null,
    note: record.note || null,
    isDeleted: record.metadata?.isDeleted === true,
  }));
}

const side = z.object({ accountRef: ref, amount: z.number().nullish(), currency: z.string().nullish() }).nullish();
const transfer = z.object({
  id: z.string(),
  date: z.string().nullish(),
  description: z.string().nullish(),
  from: side,
  to: side,
  metadata,
});

/** Returns what a transfer does to the account that it left and to the account that it reached. */
export function transferRows(json: unknown): readonly BookRecordRow[] {
  const { id, date, description, from, to, metadata: state } = transfer.parse(json);
  if (!date) return [];
  return [{ end: from, sign: -1n } as const, { end: to, sign: 1n } as const].flatMap(({ end, sign }) => {
    if (!end?.accountRef?.id || !end.currency || end.amount == null) return [];
    return [
      {
        type: 'transfers' as const,
        ref: id,
        bankAccountRef: end.accountRef.id,
        day: date.slice(0, 10),
        money: signed(end.amount, end.currency, sign),
        original: null,
        contactRef: null,
        contactName: null,
        reference: null,
        note: description || null,
        isDeleted: state?.isDeleted === true,
      },
    ];
  });
}

const payment = z.object({
  id: z.string(),
  date: z.string().nullish(),
  totalAmount: z.number().nullish(),
  currency: z.string().nullish(),
  currencyRate: z.number().nullish(),
  accountRef: ref,
  reference: z.string().nullish(),
  note: z.string().nullish(),
  customerRef: z.object({ id: z.string().nullish(), companyName: z.string().nullish() }).nullish(),
  supplierRef: z.object({ id: z.string().nullish(), supplierName: z.string().nullish() }).nullish(),
  metadata,
});

/** Returns what a payment of a customer, or a payment of a bill, does to its bank account. */
export function paymentRows(
  type: 'payments' | 'billPayments',
  json: unknown,
  currencies: AccountCurrencies,
): readonly BookRecordRow[] {
  const record = payment.parse(json);
  const { date, totalAmount, currency, accountRef } = record;
  if (!date || totalAmount == null || !currency || !accountRef?.id) return [];
  return [
    {
      type,
      ref: record.id,
      bankAccountRef: accountRef.id,
      day: date.slice(0, 10),
      ...accountAmount(
        signed(totalAmount, currency, type === 'payments' ? 1n : -1n),
        record.currencyRate ?? null,
        accountRef.id,
        currencies,
        convert,
      ),
      contactRef: record.customerRef?.id ?? record.supplierRef?.id ?? null,
      contactName: record.customerRef?.companyName || record.supplierRef?.supplierName || null,
      reference: record.reference || null,
      note: record.note || null,
      isDeleted: record.metadata?.isDeleted === true,
    },
  ];
}

const bill = z.object({
  id: z.string(),
  issueDate: z.string(),
  reference: z.string().nullish(),
  note: z.string().nullish(),
  currency: z.string().nullish(),
  totalAmount: z.number(),
  // Codat, Bill: Unknown, Open, PartiallyPaid, Paid, Void, Draft.
  status: z.string().nullish(),
  supplierRef: z.object({ id: z.string().nullish(), supplierName: z.string().nullish() }).nullish(),
  metadata,
});

/** Returns what a bill owes, as money out of no account. A void bill owes nothing, as if it were deleted. */
export function billRows(json: unknown): readonly BookRecordRow[] {
  const {
    id: ref,
    issueDate,
    currency,
    totalAmount,
    status,
    supplierRef,
    reference,
    note,
    ...record
  } = bill.parse(json);
  if (!currency) return [];
  return [
    {
      type: 'bills',
      ref,
      bankAccountRef: '',
      day: issueDate.slice(0, 10),
      money: signed(totalAmount, currency, -1n),
      original: null,
      contactRef: supplierRef?.id ?? null,
      contactName: supplierRef?.supplierName || null,
      reference: reference || null,
      note: note || null,
      isDeleted: record.metadata?.isDeleted === true || status === 'Void',
    },
  ];
}

/** Exact, because Codat's amounts have at most 15 digits. */
const signed = (amount: number, currency: string, sign: bigint): Money => ({
  minor: sign * BigInt(Math.round(amount * 10 ** exponentOf(currency))),
  currency,
});

/** Exact: a product of binary numbers can fall on the wrong side of a half, and the packages round decimals. */
const convert: Convert = ({ minor, currency: from }, rate, to) =>
  convertAtRate(minor, exponentOf(from), decimalText(rate), exponentOf(to));

/** Writes a number without an exponent, with the digits of its JSON. */
function decimalText(rate: number): string {
  const [mantissa = '0', power = '0'] = rate.toExponential().split('e');
  const [whole = '0', decimals = ''] = mantissa.split('.');
  const [digits, places] = [whole + decimals, decimals.length - Number(power)];
  if (places <= 0) return digits + '0'.repeat(-places);
  const padded = digits.padStart(places + 1, '0');
  return `${padded.slice(0, -places)}.${padded.slice(-places)}`;
}
