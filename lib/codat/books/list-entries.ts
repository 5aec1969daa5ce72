import { z } from 'zod';
import { readAllPages } from '@/lib/codat/client/all-pages';
import { CodatError } from '@/lib/codat/client/errors';
import { type CodatChannel, call } from '@/lib/codat/client/http';
import { type ConnectionIds, connectionPath } from '@/lib/codat/company/connections';
import type { EntryList } from '@/lib/domain/books/lists';

const entry = z.object({
  id: z.string(),
  name: z.string().nullish(),
  supplierName: z.string().nullish(),
  accountName: z.string().nullish(),
  customerName: z.string().nullish(),
  status: z.string().nullish(),
  metadata: z.object({ isDeleted: z.boolean().nullish() }).nullish(),
});

/** Returns the id of the active entry with this name in Codat's cache, or null. */
export async function findByName(
  connection: ConnectionIds,
  list: EntryList,
  name: string,
  channel: CodatChannel | undefined,
): Promise<string | null> {
  const entries = await readAllPages(pathOf(connection, list), entry, channel);
  return entries.find((each) => isActive(each) && normalise(nameOf(each)) === normalise(name))?.id ?? null;
}

const normalise = (name: string): string => name.trim().toLowerCase();

const nameOf = ({ name, supplierName, accountName, customerName }: z.output<typeof entry>): string =>
  name ?? supplierName ?? accountName ?? customerName ?? '';

const isActive = ({ status, metadata }: z.output<typeof entry>): boolean =>
  status !== 'Archived' && metadata?.isDeleted !== true;

/** Returns whether Codat's cache has the entry. */
export async function isListed(
  connection: ConnectionIds,
  list: EntryList,
  ref: string,
  channel: CodatChannel | undefined,
): Promise<boolean> {
  try {
    await call({ method: 'GET', path: `${pathOf(connection, list)}/${encodeURIComponent(ref)}`, channel });
    return true;
  } catch (error) {
    if (error instanceof CodatError && error.failure.kind === 'missing') return false;
    throw error;
  }
}

/** At Codat the path of bank accounts names the connection, and the paths of the other lists name only the company. */
function pathOf(connection: ConnectionIds, list: EntryList): string {
  if (list === 'bankAccounts') return `${connectionPath(connection)}/data/bankAccounts`;
  return `/companies/${connection.codatCompanyId}/data/${list === 'tracking' ? 'trackingCategories' : list}`;
}
