import { z } from 'zod';
import { readAllPages } from '@/lib/codat/client/all-pages';
import { CodatError } from '@/lib/codat/client/errors';
import { type CodatChannel, call } from '@/lib/codat/client/http';
import type { EntryList } from '@/lib/domain/books/lists';
import { dataStatus, dataTypeOf, isFinished } from './books';

type Place = { readonly codatCompanyId: string; readonly connectionId: string };

/** Whether Codat is reading a list from the package now, and when it last did. */
export async function listState(
  codatCompanyId: string,
  list: EntryList,
  channel?: CodatChannel,
): Promise<{ readonly isReading: boolean; readonly readAt: Date | null }> {
  const read = dataStatus.parse(
    await call({ method: 'GET', path: `/companies/${codatCompanyId}/dataStatus`, channel }),
  );
  const { currentStatus, lastSuccessfulSync } = read[dataTypeOf(list)] ?? {};
  // One that was never asked for is not being read.
  const state = currentStatus ?? 'Initial';
  return {
    isReading: state !== 'Initial' && !isFinished(state),
    readAt: lastSuccessfulSync ? new Date(lastSuccessfulSync) : null,
  };
}

const entry = z.object({
  id: z.string(),
  name: z.string().nullish(),
  supplierName: z.string().nullish(),
  accountName: z.string().nullish(),
  customerName: z.string().nullish(),
  status: z.string().nullish(),
  metadata: z.object({ isDeleted: z.boolean().nullish() }).nullish(),
});

/** The id of the entry in use that is called so, in the list as Codat last read it. */
export async function findByName(
  place: Place,
  list: EntryList,
  name: string,
  channel?: CodatChannel,
): Promise<string | null> {
  const entries = await readAllPages(pathOf(place, list), entry, (path) => call({ method: 'GET', path, channel }));
  const called = ({ name, supplierName, accountName, customerName }: z.output<typeof entry>) =>
    (name ?? supplierName ?? accountName ?? customerName ?? '').trim().toLowerCase();
  const wanted = name.trim().toLowerCase();
  return entries.find((each) => isInUse(each) && called(each) === wanted)?.id ?? null;
}

const isInUse = ({ status, metadata }: z.output<typeof entry>): boolean =>
  status !== 'Archived' && metadata?.isDeleted !== true;

/** Whether the list as Codat last read it holds the entry. */
export async function isListed(place: Place, list: EntryList, ref: string, channel?: CodatChannel): Promise<boolean> {
  try {
    await call({ method: 'GET', path: `${pathOf(place, list)}/${encodeURIComponent(ref)}`, channel });
    return true;
  } catch (error) {
    if (error instanceof CodatError && error.failure.kind === 'missing') return false;
    throw error;
  }
}

function pathOf({ codatCompanyId, connectionId }: Place, list: EntryList): string {
  const company = `/companies/${codatCompanyId}`;
  if (list === 'bankAccounts') return `${company}/connections/${connectionId}/data/bankAccounts`;
  return `${company}/data/${{ tracking: 'trackingCategories', accounts: 'accounts', taxRates: 'taxRates', suppliers: 'suppliers', customers: 'customers' }[list]}`;
}
