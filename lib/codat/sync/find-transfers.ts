import { z } from 'zod';
import { type CodatChannel, call } from '@/lib/codat/client/http';
import { type ConnectionIds, connectionPath } from '@/lib/codat/company/connections';
import type { TransferRecord } from '@/lib/domain/books/transfer-record';
import { exact } from './payload';

const side = z.object({
  accountRef: z.object({ id: z.string().nullish() }).nullish(),
  amount: z.number().nullish(),
});
const transfer = z.object({
  id: z.string(),
  date: z.string(),
  from: side.nullish(),
  to: side.nullish(),
  metadata: z.object({ isDeleted: z.boolean().nullish() }).nullish(),
});
const page = z.object({ results: z.array(transfer).nullish() });
const pageSize = 500;

/**
 * Returns the ids of the transfers in Codat's cache with the day, accounts and amounts of this one. No package keeps an
 * id of ours on a transfer.
 */
export async function findTransfers(
  connection: ConnectionIds,
  { day, from, to }: TransferRecord,
  channel: CodatChannel | undefined,
): Promise<readonly string[]> {
  const query = `date>=${day}&&date<=${day}T23:59:59`;
  const path = `${connectionPath(connection)}/data/transfers?${new URLSearchParams({ query, pageSize: String(pageSize) })}`;
  const { results } = page.parse(await call({ method: 'GET', path, channel }));
  const isSide = (found: z.output<typeof side> | null | undefined, own: TransferRecord['from']) =>
    found?.accountRef?.id === own.accountRef && found.amount === exact(own.minor, own.currency);
  return (results ?? [])
    .filter((each) => each.metadata?.isDeleted !== true && each.date.slice(0, 10) === day)
    .filter((each) => isSide(each.from, from) && isSide(each.to, to))
    .map(({ id }) => id);
}
