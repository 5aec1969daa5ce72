import { z } from 'zod';
import { CodatError } from '@/lib/codat/client/errors';
import { type CodatChannel, call } from '@/lib/codat/client/http';
import type { PastBooking } from '@/lib/domain/books/bookings';

/** Where the customer's own spending stands in the books (Accounting API). Not every package has both. */
export const bookingTypes = ['directCosts', 'bills'] as const;
export type BookingType = (typeof bookingTypes)[number];

const pageSize = 500;
const mostRecords = 2_000;
/** Records Outlay wrote carry the end of the expense's id as their reference. */
const ourReference = /^[0-9a-f]{12}$/;

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
const operation = z.object({ id: z.string() });

type Place = { readonly codatCompanyId: string; readonly connectionId: string };

/** Asks Codat to read these records from the package; answers what to ask after. Null: the package has none of them. */
export async function requestBookings(
  codatCompanyId: string,
  type: BookingType,
  channel?: CodatChannel,
): Promise<string | null> {
  const path = `/companies/${codatCompanyId}/data/queue/${type}`;
  return unlessRefused(async () => operation.parse(await call({ method: 'POST', path, channel })).id);
}

/** The newest of them since a day, without what Outlay wrote. `nameOf` knows suppliers by their ids. */
export async function readBookings(
  place: Place,
  type: BookingType,
  {
    since,
    nameOf,
    channel,
  }: { since: string; nameOf: (supplierRef: string) => string | undefined; channel?: CodatChannel },
): Promise<readonly PastBooking[]> {
  const records: z.output<typeof record>[] = [];
  for (let number = 1; records.length < mostRecords; number += 1) {
    const asked = {
      page: String(number),
      pageSize: String(pageSize),
      orderBy: '-issueDate',
      query: `issueDate>=${since}`,
    };
    const path = `${pathOf(place, type)}?${new URLSearchParams(asked)}`;
    const read = await unlessRefused(async () => page.parse(await call({ method: 'GET', path, channel })));
    records.push(...(read?.results ?? []));
    if (!read?.results?.length || number * pageSize >= read.totalResults) break;
  }
  return records
    .slice(0, mostRecords)
    .filter(isTheirs)
    .flatMap((each) => toBookings(each, nameOf));
}

/** Bills are a company's, direct costs a connection's. */
const pathOf = ({ codatCompanyId, connectionId }: Place, type: BookingType): string =>
  type === 'bills'
    ? `/companies/${codatCompanyId}/data/bills`
    : `/companies/${codatCompanyId}/connections/${connectionId}/data/directCosts`;

const isTheirs = ({ metadata, reference }: z.output<typeof record>): boolean =>
  metadata?.isDeleted !== true && !ourReference.test(reference ?? '');

function toBookings(
  { issueDate, note, contactRef, supplierRef, lineItems }: z.output<typeof record>,
  nameOf: (supplierRef: string) => string | undefined,
): PastBooking[] {
  const id = supplierRef?.id ?? contactRef?.id;
  const named = supplierRef?.supplierName || contactRef?.name || (id && nameOf(id)) || '';
  return (lineItems ?? []).flatMap(({ description, accountRef, taxRateRef }) => {
    const supplier = (named || note || description || '').trim().slice(0, 200);
    if (!accountRef?.id || supplier === '') return [];
    return [{ accountRef: accountRef.id, supplier, taxRateRef: taxRateRef?.id ?? '', day: issueDate.slice(0, 10) }];
  });
}

/** A refusal means that there is nothing to be had; whatever else went wrong passes on. */
async function unlessRefused<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    const refusals = ['missing', 'rejected', 'not-allowed', 'in-flight'];
    if (error instanceof CodatError && refusals.includes(error.failure.kind)) return null;
    throw error;
  }
}
