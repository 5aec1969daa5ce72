import { billKeeps, type ExceptionField, keepsField } from '@/lib/domain/books/field-exceptions';
import type { PackageKey } from '@/lib/domain/books/package';
import { type BooksRecord, isBill, type RecordLine } from '@/lib/domain/books/record';
import { diffRecords, isUnchanged } from '@/lib/domain/books/record-differences';

/** Returns a record without the fields that the package does not keep as sent. Used to compare two records. */
export function keptPart(record: BooksRecord, key: PackageKey): BooksRecord {
  const keeps = (field: ExceptionField) => (isBill(record) ? billKeeps(key, field) : keepsField(key, field));
  const line = (each: RecordLine): RecordLine => ({
    ...each,
    // A package that calculates the tax itself keeps the total of the line.
    ...(!keeps('tax amount') && { netMinor: each.netMinor + each.taxMinor, taxMinor: 0n }),
    ...(!keeps('tax rate') && { taxRateRef: null }),
    ...(!keeps('tracking') && { trackingRefs: [] }),
    ...(!keeps('customer') && { customerRef: null }),
  });
  return {
    ...record,
    ...(!keeps('exchange rate') && { rate: null }),
    ...(!keeps('supplier') && { supplierRef: null }),
    ...(!keeps('reference') && { reference: '' }),
    lines: record.lines.map(line),
  };
}

/** Whether a record would change what the books have: a field that the package keeps has another value. */
export const changesBooks = (booked: BooksRecord, record: BooksRecord, key: PackageKey): boolean =>
  !isUnchanged(diffRecords(keptPart(booked, key), keptPart(record, key)));
