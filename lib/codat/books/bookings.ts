import { z } from 'zod';
import { CodatError, type Failure } from '@/lib/codat/client/errors';
import { type CodatChannel, call } from '@/lib/codat/client/http';
import { retryRead } from '@/lib/codat/client/retry-read';
import { type ConnectionIds, connectionPath } from '@/lib/codat/company/connections';
import type { PastBooking } from '@/lib/domain/books/bookings';
import { isReferenceOfOurs } from '@/lib/domain/books/record';

/**
 * Codat's data types for the expenses that a customer enters in the package without Outlay (Accounting API). Some
 * packages have only one of the two.
 */
export const bookingTypes = ['directCosts', 'bills'] as const;
export type BookingType = (typeof bookingTypes)[number];

const pageSize = 500;
const maxRecords = 2_000;

const ref = z.object({ id: z.string().nullish(), name: z.string().nullish() });
const record = z.object({
  issueDate: z.string(),
  reference: z.string().nullish(),
  note: z.string().nullish(),
  contactRef: ref.nullish(),
  supplierRef: z.object({ id: z.string().nullish(), supplierName: z.string().nullish() }).nullish(),
  metadata: z.object({ isDeleted: z.boolean().nullish() }).nullish(),
  lineItems: z
    .array(z.object({ description: z.string().nullish(), accountRef: ref.nullish(), taxRateRef: ref.nullish() }))
    .nullish(),
});
const page = z.object({ results: z.array(record).nullish(), totalResults: z.number() });

type SupplierNames = (supplierRef: string) => string | undefined;

/**
 * Returns the customer's bookings since a day, from at most the 2,000 newest records. Leaves out deleted records and
 * those that Outlay wrote.
 */
export async function readBookings(
  connection: ConnectionIds,
  type: BookingType,
  { since, nameOf, channel }: { since: string; nameOf: SupplierNames; channel: CodatChannel | undefined },
): Promise<readonly PastBooking[]> {
  const records: z.output<typeof record>[] = [];
  for (let number = 1; records.length < maxRecords; number += 1) {
    const parameters = new URLSearchParams({
      page: String(number),
      pageSize: String(pageSize),
      orderBy: '-issueDate',
      query: `issueDate>=${since}`,
    });
    const path = `${pathOf(connection, type)}?${parameters}`;
    const read = await nullIfRefused(neverRead, () =>
      retryRead(async () => page.parse(await call({ method: 'GET', path, channel }))),
    );
    records.push(...(read?.results ?? []));
    if (!read?.results?.length || number * pageSize >= read.totalResults) break;
  }
  return records
    .slice(0, maxRecords)
    .filter(({ metadata, reference }) => metadata?.isDeleted !== true && !isReferenceOfOurs(reference ?? ''))
    .flatMap((each) => toBookings(each, nameOf));
}

/** At Codat the path of bills names the company, and the path of direct costs also names the connection. */
const pathOf = (connection: ConnectionIds, type: BookingType): string =>
  type === 'bills'
    ? `/companies/${connection.codatCompanyId}/data/bills`
    : `${connectionPath(connection)}/data/directCosts`;

function toBookings(
  { issueDate, note, contactRef, supplierRef, lineItems }: z.output<typeof record>,
  nameOf: SupplierNames,
): PastBooking[] {
  const id = supplierRef?.id ?? contactRef?.id;
  const name = supplierRef?.supplierName || contactRef?.name || (id && nameOf(id)) || '';
  return (lineItems ?? []).flatMap(({ description, accountRef, taxRateRef }) => {
    const supplier = (name || note || description || '').trim().slice(0, 200);
    if (!accountRef?.id || supplier === '') return [];
    return [{ accountRef: accountRef.id, supplier, taxRateRef: taxRateRef?.id ?? '', day: issueDate.slice(0, 10) }];
  });
}

/** How Codat refuses a call for a record type that the package does not have. */
const absentType: readonly Failure['kind'][] = ['missing', 'rejected', 'not-allowed'];
/** Codat also refuses to list records that it has never read, with a 409. */
const neverRead: readonly Failure['kind'][] = [...absentType, 'in-flight'];

/** Returns null when Codat refuses the call in one of these ways. Throws any other error. */
async function nullIfRefused<T>(refusals: readonly Failure['kind'][], read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof CodatError && refusals.includes(error.failure.kind)) return null;
    throw error;
  }
}
