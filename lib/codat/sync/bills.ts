import { z } from 'zod';
import { type CodatChannel, call } from '@/lib/codat/client/http';
import type { ListedBill } from '@/lib/domain/claim/payment';
import { exponentOf } from '@/lib/domain/currency';

const allocation = z.object({
  payment: z.object({ paidOnDate: z.string().nullish() }).nullish(),
  allocation: z.object({ allocatedOnDate: z.string().nullish() }).nullish(),
});
const bill = z.object({
  id: z.string(),
  reference: z.string().nullish(),
  supplierRef: z.object({ id: z.string() }).nullish(),
  issueDate: z.string(),
  currency: z.string().nullish(),
  // Codat, Bill: Unknown, Open, PartiallyPaid, Paid, Void, Draft.
  status: z.string(),
  totalAmount: z.number(),
  amountDue: z.number().nullish(),
  paymentAllocations: z.array(allocation).nullish(),
  metadata: z.object({ isDeleted: z.boolean().nullish() }).nullish(),
});
const page = z.object({ results: z.array(bill).nullish(), totalResults: z.number() });
const pageSize = 500;
/** More bills than this of so few suppliers are not read. */
const maxPages = 20;
/** So many ids fit into a query, which has at most 2,048 characters. */
const idsPerQuery = 20;

/** Returns the bills in Codat's cache that are owed to these suppliers, issued on or after a day. */
export const billsOfSuppliers = (
  codatCompanyId: string,
  { supplierRefs, since }: { readonly supplierRefs: readonly string[]; readonly since: string },
  channel: CodatChannel | undefined,
): Promise<readonly ListedBill[]> =>
  find(codatCompanyId, { field: 'supplierRef.id', values: supplierRefs, where: `issueDate>=${since}&&` }, channel);

/** Returns the bills in Codat's cache that have these ids. */
export const billsWithIds = (
  codatCompanyId: string,
  ids: readonly string[],
  channel: CodatChannel | undefined,
): Promise<readonly ListedBill[]> => find(codatCompanyId, { field: 'id', values: ids, where: '' }, channel);

async function find(
  codatCompanyId: string,
  { field, values, where }: { readonly field: string; readonly values: readonly string[]; readonly where: string },
  channel: CodatChannel | undefined,
): Promise<readonly ListedBill[]> {
  const found: z.output<typeof bill>[] = [];
  for (let from = 0; from < values.length; from += idsPerQuery) {
    const named = values.slice(from, from + idsPerQuery).map((value) => `${field}=${value}`);
    const query = `${where}{${named.join('||')}}`;
    for (let number = 1; number <= maxPages; number += 1) {
      const parameters = new URLSearchParams({ query, page: String(number), pageSize: String(pageSize) });
      const path = `/companies/${codatCompanyId}/data/bills?${parameters}`;
      const { results, totalResults } = page.parse(await call({ method: 'GET', path, channel }));
      found.push(...(results ?? []));
      if (!results?.length || number * pageSize >= totalResults) break;
    }
  }
  return found.filter(({ metadata }) => metadata?.isDeleted !== true).map(toListed);
}

function toListed(entry: z.output<typeof bill>): ListedBill {
  const currency = entry.currency ?? '';
  // Exact, because Codat's amounts have at most 15 digits.
  const minor = (amount: number) => BigInt(Math.round(amount * 10 ** exponentOf(currency)));
  const days = (entry.paymentAllocations ?? []).flatMap(
    (one) => (one.payment?.paidOnDate ?? one.allocation?.allocatedOnDate)?.slice(0, 10) ?? [],
  );
  return {
    ref: entry.id,
    reference: entry.reference ?? null,
    supplierRef: entry.supplierRef?.id ?? null,
    day: entry.issueDate.slice(0, 10),
    currency,
    status: entry.status,
    totalMinor: minor(entry.totalAmount),
    dueMinor: entry.amountDue == null ? null : minor(entry.amountDue),
    lastPaidDay: days.toSorted().at(-1) ?? null,
  };
}
