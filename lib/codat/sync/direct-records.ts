import { createHash } from 'node:crypto';
import type { PackageKey } from '@/lib/domain/books/package';
import { type BooksRecord, type RecordLine, recordTotal } from '@/lib/domain/books/record';
import type { TransferRecord } from '@/lib/domain/books/transfer-record';
import type { PushedProduct } from '@/lib/domain/sync/product';
import { exact } from './payload';

/** A record of the Accounting API with its frozen bytes. Each record is a request of its own. */
export type DirectPayload = { readonly product: PushedProduct; readonly text: string; readonly sha256: string };

/** The packages in which Codat writes no direct incomes. Money in is a direct cost with negative amounts there. */
const withoutIncomes: readonly PackageKey[] = ['sage-50', 'zoho-direct'];

/** Returns an expense in the format of Codat's direct costs or direct incomes. */
export function directPayload(record: BooksRecord, key: PackageKey): DirectPayload {
  const isCost = record.type === 'payment' || withoutIncomes.includes(key);
  const sign = isCost && record.type !== 'payment' ? -1 : 1;
  return payload(isCost ? 'direct_costs' : 'direct_incomes', bodyOf(record, key, sign));
}

/** Returns a transfer in the format of Codat's Accounting API. */
export const pushedTransferPayload = ({ day, description, from, to }: TransferRecord): DirectPayload =>
  payload('pushed_transfers', {
    description,
    date: `${day}T00:00:00`,
    from: { accountRef: { id: from.accountRef }, currency: from.currency, amount: exact(from.minor, from.currency) },
    to: { accountRef: { id: to.accountRef }, currency: to.currency, amount: exact(to.minor, to.currency) },
  });

function payload(product: PushedProduct, body: object): DirectPayload {
  const text = JSON.stringify(body);
  return { product, text, sha256: createHash('sha256').update(text).digest('hex') };
}

function bodyOf(record: BooksRecord, key: PackageKey, sign: 1 | -1) {
  const { currency, day, rate } = record;
  const issueDate = `${day}T00:00:00`;
  const amount = (minor: bigint) => exact(BigInt(sign) * minor, currency);
  const sum = (part: (line: RecordLine) => bigint) => amount(record.lines.reduce((all, line) => all + part(line), 0n));
  const totalAmount = amount(recordTotal(record).minor);
  const accountRef = { id: record.bankAccountRef };
  return {
    reference: record.reference,
    note: record.note,
    ...(record.supplierRef !== null && { contactRef: { id: record.supplierRef, dataType: 'suppliers' } }),
    issueDate,
    currency,
    ...(rate !== null ? { currencyRate: Number(rate) } : requiresRate(key) && { currencyRate: 1 }),
    // Codat's model for Sage 50 has the bank account here, and the schema of the API in the payment.
    ...(key === 'sage-50' && { accountRef }),
    lineItems: record.lines.map((line) => lineJson(line, record, key, sign)),
    paymentAllocations: [
      {
        payment: { accountRef, currency, paidOnDate: issueDate, totalAmount },
        allocation: { currency, allocatedOnDate: issueDate, totalAmount },
      },
    ],
    subTotal: sum((line) => line.netMinor),
    taxAmount: sum((line) => line.taxMinor),
    totalAmount,
  };
}

/** Codat's models for NetSuite and Sage 50 require a rate, also for the base currency. */
const requiresRate = (key: PackageKey): boolean => key === 'netsuite-direct' || key === 'sage-50';

function lineJson(line: RecordLine, { currency, note }: BooksRecord, key: PackageKey, sign: 1 | -1) {
  const amount = (minor: bigint) => exact(BigInt(sign) * minor, currency);
  const { accountRef, taxRateRef, trackingRefs, customerRef } = line;
  return {
    description: note,
    unitAmount: exact(line.netMinor, currency),
    quantity: sign,
    subTotal: amount(line.netMinor),
    taxAmount: amount(line.taxMinor),
    totalAmount: amount(line.netMinor + line.taxMinor),
    accountRef: { id: accountRef },
    ...(taxRateRef !== null && { taxRateRef: { id: taxRateRef } }),
    // Codat's model for Sage 50 names the tax by the number of its code: 1 for T1.
    ...(key === 'sage-50' && taxRateRef !== null && { taxCode: Number(/\d+$/.exec(taxRateRef)?.[0] ?? 0) }),
    ...(trackingRefs.length > 0 && { trackingCategoryRefs: trackingRefs.map((id) => ({ id })) }),
    ...(customerRef !== null && {
      tracking: {
        recordRefs: trackingRefs.map((id) => ({ id, dataType: 'trackingCategories' })),
        invoiceTo: { id: customerRef, dataType: 'customers' },
      },
    }),
  };
}
