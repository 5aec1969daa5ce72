import { z } from 'zod';
import { type Source, source } from '@/lib/domain/expense/source';
import { type ExpenseType, expenseTypes } from '@/lib/domain/expense/type';
import type { Money } from '@/lib/domain/money';

/** The record of an expense in the books, in accounting terms. Amounts are in minor units of `currency`. */
export type BooksRecord = {
  readonly id: string;
  readonly type: ExpenseType;
  readonly day: string;
  readonly currency: string;
  readonly rate: string | null;
  readonly supplierRef: string | null;
  readonly supplierSource: Source | null;
  readonly bankAccountRef: string;
  readonly reference: string;
  readonly merchant: string;
  readonly note: string;
  readonly lines: readonly RecordLine[];
};

export type RecordLine = {
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
  readonly taxRateRef: string | null;
  readonly accountRef: string;
  readonly trackingRefs: readonly string[];
  /** The customer to whom the line is billed; null for none. */
  readonly customerRef: string | null;
  /** Who set each field. Empty in records that were stored before Outlay saved sources. */
  readonly sources: RecordSources;
};

export type RecordSources = Readonly<
  Partial<Record<'category' | 'account' | 'taxRate' | 'tracking' | 'customer', Source>>
>;

/**
 * Returns the reference that is written to the books, by which the record can be found there: the last 12 characters of
 * the expense's id.
 */
export const referenceOf = (expenseId: string): string => expenseId.slice(-12);
export const isReferenceOfOurs = (reference: string): boolean => /^[0-9a-f]{12}$/.test(reference);

/** Returns the total of a record in its own currency: the sum of net and tax over all lines. */
export const recordTotal = (record: BooksRecord): Money => ({
  minor: record.lines.reduce((sum, line) => sum + line.netMinor + line.taxMinor, 0n),
  currency: record.currency,
});

/** Returns every id of the books that a record refers to. */
export const refsOf = (record: BooksRecord): string[] => [
  record.bankAccountRef,
  ...(record.supplierRef ? [record.supplierRef] : []),
  ...record.lines.flatMap((line) => [
    line.accountRef,
    ...(line.taxRateRef ? [line.taxRateRef] : []),
    ...line.trackingRefs,
    ...(line.customerRef ? [line.customerRef] : []),
  ]),
];

const minor = z.codec(z.string(), z.bigint(), { decode: (text) => BigInt(text), encode: (value) => value.toString() });

const storedRecord = z.object({
  id: z.uuid(),
  type: z.enum(expenseTypes),
  day: z.string(),
  currency: z.string(),
  rate: z.string().nullable(),
  supplierRef: z.string().nullable(),
  supplierSource: source.nullable().default(null),
  bankAccountRef: z.string(),
  reference: z.string(),
  merchant: z.string(),
  note: z.string(),
  lines: z.array(
    z.object({
      netMinor: minor,
      taxMinor: minor,
      taxRateRef: z.string().nullable(),
      accountRef: z.string(),
      trackingRefs: z.array(z.string()),
      customerRef: z.string().nullable().default(null),
      sources: z
        .object({ category: source, account: source, taxRate: source, tracking: source, customer: source })
        .partial()
        .default({}),
    }),
  ),
});

/** A record as JSON, as each attempt stores it. It never changes. */
export type StoredRecord = z.input<typeof storedRecord>;

export const serializeRecord = (record: BooksRecord): StoredRecord =>
  z.encode(storedRecord, {
    ...record,
    lines: record.lines.map((line) => ({ ...line, trackingRefs: [...line.trackingRefs] })),
  });

/** Parses a stored record. Throws when the JSON is not a record. */
export const parseRecord = (json: unknown): BooksRecord => storedRecord.parse(json);
