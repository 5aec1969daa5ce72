import { type BooksRecord, referenceOf } from '@/lib/domain/books/record';
import type { SentRecord } from '@/lib/domain/books/sent-record';
import type { TransferRecord } from '@/lib/domain/books/transfer-record';
import type { Expense, Item } from './database';

/** What a batch sends for a movement, in the terms of lib/domain/books. All records have the same day and accounts. */
export const recordOf = (expense: Expense, amount: Item['amount']): SentRecord =>
  expense.kind === 'transfer' ? transferOf(expense, amount) : spendingOf(expense, amount);

const shared = { day: '2026-01-05', currency: 'GBP' } as const;

const minorOf = (amount: number): bigint => BigInt(Math.round(amount * 100));

export const transferOf = ({ id }: Pick<Expense, 'id'>, amount: number): TransferRecord => ({
  id,
  day: shared.day,
  description: referenceOf(id),
  from: { accountRef: 'bank', minor: minorOf(amount), currency: shared.currency },
  to: { accountRef: 'card', minor: minorOf(amount), currency: shared.currency },
});

export const spendingOf = ({ id, type, kind, note }: Expense, amount: number): BooksRecord => ({
  ...shared,
  id,
  type,
  rate: null,
  convertedFrom: null,
  supplierRef: kind === 'claim' ? 'colleague' : null,
  supplierSource: null,
  bankAccountRef: kind === 'claim' ? null : 'bank',
  dueDay: kind === 'claim' ? '2026-02-04' : null,
  reference: referenceOf(id),
  merchant: 'Great Western Railway',
  note,
  lines: [
    {
      netMinor: minorOf(amount),
      taxMinor: 0n,
      taxRateRef: null,
      accountRef: '400',
      trackingRefs: [],
      customerRef: null,
      sources: {},
    },
  ],
  notKept: [],
});
