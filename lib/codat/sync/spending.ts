import { z } from 'zod';
import { type CodatChannel, call } from '@/lib/codat/client/http';
import { type ConnectionIds, connectionPath } from '@/lib/codat/company/connections';
import type { ListedRecord, RecordTraits } from '@/lib/domain/books/find-record';
import { exponentOf } from '@/lib/domain/currency';
import { toDecimal } from '@/lib/domain/money';
import type { AttachedFile } from '@/lib/domain/receipt/find-attached';

/**
 * The Accounting API's names for the records that Outlay writes: direct costs for money out, direct incomes for money
 * in. This file calls both "spending".
 */
export type SpendingType = 'directCosts' | 'directIncomes';

const record = z.object({
  id: z.string(),
  reference: z.string().nullish(),
  note: z.string().nullish(),
  issueDate: z.string(),
  currency: z.string().nullish(),
  totalAmount: z.number(),
  paymentAllocations: z
    .array(z.object({ payment: z.object({ accountRef: z.object({ id: z.string().nullish() }).nullish() }) }))
    .nullish(),
  metadata: z.object({ isDeleted: z.boolean().nullish() }).nullish(),
});
const page = z.object({ results: z.array(record).nullish(), totalResults: z.number() });
const pageSize = 500;
/** More results than this identify nothing. */
const maxPages = 4;
/** The references or amounts of this many records fit into a query, which has at most 2,048 characters. */
const recordsPerQuery = 80;
const files = z.object({
  attachments: z.array(z.object({ name: z.string().nullish(), fileSize: z.number().nullish() })).nullish(),
});

/**
 * Returns the direct costs or direct incomes in Codat's cache that may be these records: those with their references, or
 * those of their days and amounts in a package that keeps no reference. A query can name neither the bank account, which
 * is in a list, nor safely the note, which is free text (Codat, "Querying").
 */
export async function findSpending(
  connection: ConnectionIds,
  type: SpendingType,
  { records, hasReference }: { readonly records: readonly RecordTraits[]; readonly hasReference: boolean },
  channel: CodatChannel | undefined,
): Promise<readonly ListedRecord[]> {
  const found: z.output<typeof record>[] = [];
  for (let from = 0; from < records.length; from += recordsPerQuery) {
    const some = records.slice(from, from + recordsPerQuery);
    const query = hasReference ? anyOf('reference', some, ({ reference }) => reference) : ofDaysAndAmounts(some);
    found.push(...(await readRecords(connection, type, query, channel)));
  }
  return found.filter(({ metadata }) => metadata?.isDeleted !== true).map(toListedRecord);
}

async function readRecords(
  connection: ConnectionIds,
  type: SpendingType,
  query: string,
  channel: CodatChannel | undefined,
): Promise<readonly z.output<typeof record>[]> {
  const found: z.output<typeof record>[] = [];
  for (let number = 1; number <= maxPages; number += 1) {
    const parameters = new URLSearchParams({ query, page: String(number), pageSize: String(pageSize) });
    const path = `${connectionPath(connection)}/data/${type}?${parameters}`;
    const { results, totalResults } = page.parse(await call({ method: 'GET', path, channel }));
    found.push(...(results ?? []));
    if (!results?.length || number * pageSize >= totalResults) break;
  }
  return found;
}

const anyOf = (property: string, records: readonly RecordTraits[], read: (record: RecordTraits) => string): string =>
  [...new Set(records.map(read))].map((value) => `${property}=${value}`).join('||');

function ofDaysAndAmounts(records: readonly RecordTraits[]): string {
  const days = records.map(({ day }) => day).sort();
  const amounts = anyOf('totalAmount', records, ({ totalMinor, currency }) =>
    toDecimal({ minor: totalMinor, currency }),
  );
  return `issueDate>=${days[0]}&&issueDate<=${days.at(-1)}T23:59:59&&{${amounts}}`;
}

function toListedRecord(entry: z.output<typeof record>): ListedRecord {
  const currency = entry.currency ?? '';
  return {
    id: entry.id,
    reference: entry.reference ?? null,
    note: entry.note ?? null,
    day: entry.issueDate.slice(0, 10),
    currency,
    // Exact, because Codat's amounts have at most 15 digits.
    totalMinor: BigInt(Math.round(entry.totalAmount * 10 ** exponentOf(currency))),
    bankAccountRefs: (entry.paymentAllocations ?? []).flatMap(({ payment }) => payment.accountRef?.id ?? []),
  };
}

/** Returns the files attached to a record. Codat reads them from the package for this call, not from its cache. */
export async function listAttachments(
  connection: ConnectionIds,
  type: SpendingType,
  recordId: string,
  channel: CodatChannel | undefined,
): Promise<readonly AttachedFile[]> {
  const path = `${connectionPath(connection)}/data/${type}/${encodeURIComponent(recordId)}/attachments`;
  const { attachments } = files.parse(await call({ method: 'GET', path, channel }));
  return (attachments ?? []).map((file) => ({ name: file.name ?? '', bytes: file.fileSize ?? null }));
}
