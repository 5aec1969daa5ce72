import { z } from 'zod';
import { type Source, source } from '@/lib/domain/expense/source';
import { type ExpenseType, expenseTypes } from '@/lib/domain/expense/type';
import { formatMoney, type Money } from '@/lib/domain/money';
import { formatDecimal } from '@/lib/domain/number';
import { type EntryNames, type EntryRef, entriesOf, entryName } from './entry-names';
import { type ExceptionField, exceptionFields } from './field-exceptions';

/**
 * The record of an expense or of a claim in the books, in accounting terms. A claim is a bill: it has a due day and no bank
 * account. Amounts are in minor units of `currency`.
 */
export type BooksRecord = {
  readonly id: string;
  readonly type: ExpenseType;
  readonly day: string;
  readonly currency: string;
  readonly rate: string | null;
  /**
   * The amount of the expense and the rate at which Outlay converted it to the record's currency. Null when the record
   * has the expense's own currency.
   */
  readonly convertedFrom: ConvertedFrom | null;
  readonly supplierRef: string | null;
  readonly supplierSource: Source | null;
  /** Null for a bill, and for no other record. */
  readonly bankAccountRef: string | null;
  /** The day on which a bill is due. Null for an expense. */
  readonly dueDay: string | null;
  readonly reference: string;
  readonly merchant: string;
  readonly note: string;
  readonly lines: readonly RecordLine[];
  /** What the package does not keep of this expense, as people were told before it was sent. */
  readonly notKept: readonly NotKept[];
};

export type ConvertedFrom = Money & { readonly rate: string };
/** A field of an expense that the books do not show as it is in Outlay, and a sentence that says so. */
export type NotKept = { readonly field: ExceptionField; readonly words: string };

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

/** Formats a conversion as "¥1,234 → £6.42 at 0.0052". */
export const conversionText = (
  { rate, ...from }: ConvertedFrom,
  record: Pick<BooksRecord, 'currency' | 'lines'>,
  locale: string,
): string =>
  `${formatMoney(from, locale)} → ${formatMoney(recordTotal(record), locale)} at ${formatDecimal(rate, locale)}`;

/** Returns the rate at which the books convert a record; null where there is none, or where the package uses its own. */
export const bookedRate = ({ rate, notKept }: Pick<BooksRecord, 'rate' | 'notKept'>): string | null =>
  notKept.some(({ field }) => field === 'exchange rate') ? null : rate;

/** Whether the record is a bill, as of a claim. */
export const isBill = ({ dueDay }: Pick<BooksRecord, 'dueDay'>): boolean => dueDay !== null;

/** Returns the total of a record in its own currency: the sum of net and tax over all lines. */
export const recordTotal = (record: Pick<BooksRecord, 'currency' | 'lines'>): Money => ({
  minor: record.lines.reduce((sum, line) => sum + line.netMinor + line.taxMinor, 0n),
  currency: record.currency,
});

/** Returns what to call the tax of a line: its rate, or whether there is tax where the package keeps no rate. */
export function taxName(line: Pick<RecordLine, 'taxRateRef' | 'taxMinor'>, names: EntryNames): string {
  if (line.taxRateRef !== null) return entryName(names, 'taxRates', line.taxRateRef);
  return line.taxMinor > 0n ? 'Tax' : 'No tax';
}

/** Returns the names of the accounts of a payment when its refund has another one, else an empty list. */
export function otherAccounts(payment: BooksRecord, refund: BooksRecord, names: EntryNames): readonly string[] {
  const accounts = new Set(payment.lines.map((line) => line.accountRef));
  if (refund.lines.every((line) => accounts.has(line.accountRef))) return [];
  return [...accounts].map((ref) => entryName(names, 'accounts', ref));
}

/** Returns every entry of the books that a record refers to. */
export const refsOf = (record: BooksRecord): EntryRef[] => [
  ...entriesOf('bankAccounts', [record.bankAccountRef]),
  ...entriesOf('suppliers', [record.supplierRef]),
  ...record.lines.flatMap((line) => [
    ...entriesOf('accounts', [line.accountRef]),
    ...entriesOf('taxRates', [line.taxRateRef]),
    ...entriesOf('tracking', line.trackingRefs),
    ...entriesOf('customers', [line.customerRef]),
  ]),
];

const minor = z.codec(z.string(), z.bigint(), { decode: (text) => BigInt(text), encode: (value) => value.toString() });

const storedRecord = z.object({
  id: z.uuid(),
  type: z.enum(expenseTypes),
  day: z.string(),
  currency: z.string(),
  rate: z.string().nullable(),
  // Records that were stored before Outlay converted amounts have neither this field nor `notKept`.
  convertedFrom: z.object({ minor, currency: z.string(), rate: z.string() }).nullable().default(null),
  supplierRef: z.string().nullable(),
  supplierSource: source.nullable().default(null),
  bankAccountRef: z.string().nullable(),
  // Only bills have it.
  dueDay: z.string().nullable().default(null),
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
  notKept: z.array(z.object({ field: z.enum(exceptionFields), words: z.string() })).default([]),
});

/** A record as JSON, as each attempt stores it. It never changes. */
export type StoredRecord = z.input<typeof storedRecord>;

export const serializeRecord = (record: BooksRecord): StoredRecord =>
  z.encode(storedRecord, {
    ...record,
    lines: record.lines.map((line) => ({ ...line, trackingRefs: [...line.trackingRefs] })),
    notKept: [...record.notKept],
  });

/** Parses a stored record. Throws when the JSON is not a record. */
export const parseRecord = (json: unknown): BooksRecord => storedRecord.parse(json);
