import { z } from 'zod';
import { readAllPages } from '@/lib/codat/client/all-pages';
import { CodatError } from '@/lib/codat/client/errors';
import { type CodatChannel, call } from '@/lib/codat/client/http';
import { callSdk } from '@/lib/codat/client/platform';
import { type ConnectionIds, connectionPath } from '@/lib/codat/company/connections';
import type { BooksSnapshot } from '@/lib/domain/books/books';
import { type BooksList, booksLists } from '@/lib/domain/books/lists';
import * as shapes from './list-shapes';

/** Codat's data type of each list. Codat reads all of them, because Outlay uses an expense product of Codat. */
export const dataTypes: Readonly<Record<BooksList, string>> = {
  accounts: 'chartOfAccounts',
  bankAccounts: 'bankAccounts',
  taxRates: 'taxRates',
  tracking: 'trackingCategories',
  suppliers: 'suppliers',
  customers: 'customers',
  organisation: 'company',
};

export const listOf = (dataType: string): BooksList | undefined =>
  booksLists.find((list) => dataTypes[list] === dataType);

/** Makes Codat read every list from the package again. Until Codat has finished, its cache returns the old lists. */
export const requestRefresh = (codatCompanyId: string, channel: CodatChannel | undefined): Promise<void> =>
  callSdk((codat) => codat.refreshData.all({ companyId: codatCompanyId }), channel);

/**
 * Makes Codat read one list again. Does nothing while Codat is already reading the list: Codat then responds with 409.
 */
export async function requestList(
  codatCompanyId: string,
  list: BooksList,
  channel: CodatChannel | undefined,
): Promise<void> {
  try {
    await call({ method: 'POST', path: `/companies/${codatCompanyId}/data/queue/${dataTypes[list]}`, channel });
  } catch (error) {
    if (!(error instanceof CodatError) || error.failure.kind !== 'in-flight') throw error;
  }
}

const dataStatus = z.record(
  z.string(),
  z.object({ currentStatus: z.string().nullish(), lastSuccessfulSync: z.string().nullish() }),
);
const failures = [
  'FetchError',
  'MapError',
  'InternalError',
  'ProcessingError',
  'ValidationError',
  'AuthError',
  'RateLimitError',
  'PermissionsError',
  'PrerequisiteNotMet',
];
/** Codat's statuses for a list that the package does not have. */
const absences = ['NotSupported', 'Cancelled'];

const isFinished = (status: string): boolean =>
  status === 'Complete' || absences.includes(status) || failures.includes(status);

async function readDataStatus(codatCompanyId: string, channel: CodatChannel | undefined) {
  const path = `/companies/${codatCompanyId}/dataStatus`;
  const statuses = dataStatus.parse(await call({ method: 'GET', path, channel }));
  return (list: BooksList) => {
    const { currentStatus, lastSuccessfulSync } = statuses[dataTypes[list]] ?? {};
    return { status: currentStatus ?? 'Initial', readAt: lastSuccessfulSync ? new Date(lastSuccessfulSync) : null };
  };
}

export type FetchState = {
  readonly ready: readonly BooksList[];
  readonly running: readonly BooksList[];
  readonly failed: readonly BooksList[];
};

/**
 * Returns which of these lists Codat has read, is reading, and could not read. Leaves out lists that the package does
 * not have.
 */
export async function fetchState(
  codatCompanyId: string,
  lists: readonly BooksList[],
  channel: CodatChannel | undefined,
): Promise<FetchState> {
  const statusOf = await readDataStatus(codatCompanyId, channel);
  return {
    ready: lists.filter((list) => statusOf(list).status === 'Complete'),
    running: lists.filter((list) => !isFinished(statusOf(list).status)),
    failed: lists.filter((list) => failures.includes(statusOf(list).status)),
  };
}

/** Returns whether Codat is reading a list from the package now, and when it last finished reading the list. */
export async function listState(
  codatCompanyId: string,
  list: BooksList,
  channel: CodatChannel | undefined,
): Promise<{ readonly isReading: boolean; readonly readAt: Date | null }> {
  const { status, readAt } = (await readDataStatus(codatCompanyId, channel))(list);
  // `Initial` means that nobody has requested the list yet, so Codat is not reading it.
  return { isReading: status !== 'Initial' && !isFinished(status), readAt };
}

/**
 * Reads these lists from Codat's cache, and returns null for the other lists. Accounts and tax rates also need Codat's
 * mapping options, which say for which types of transaction the package accepts each entry. Without them, as for the
 * Accounting API, every account that is no bank account is accepted.
 */
export async function readBooks(
  connection: ConnectionIds,
  { lists, hasOptions }: { readonly lists: readonly BooksList[]; readonly hasOptions: boolean },
  channel: CodatChannel | undefined,
): Promise<BooksSnapshot> {
  const company = `/companies/${connection.codatCompanyId}`;
  const get = (path: string) => call({ method: 'GET', path, channel });
  const ifRequested = async <T>(list: BooksList, read: () => Promise<T>): Promise<T | null> =>
    lists.includes(list) ? await read() : null;
  const pages = <T extends { readonly id: string }>(name: string, entry: z.ZodType<T>) =>
    readAllPages(`${company}/data/${name}`, entry, channel);
  const needsOptions = hasOptions && (lists.includes('accounts') || lists.includes('taxRates'));
  const options = needsOptions ? shapes.options.parse(await get(`${company}/sync/expenses/mappingOptions`)) : null;
  return {
    organisation: await ifRequested('organisation', async () =>
      shapes.toOrganisation(shapes.info.parse(await get(`${company}/data/info`))),
    ),
    accounts: await ifRequested('accounts', async () =>
      shapes.toAccounts(await pages('accounts', shapes.account), options),
    ),
    bankAccounts: await ifRequested('bankAccounts', async () =>
      shapes.toBankAccounts(
        await readAllPages(`${connectionPath(connection)}/data/bankAccounts`, shapes.bankAccount, channel),
      ),
    ),
    taxRates: await ifRequested('taxRates', async () =>
      shapes.toTaxRates(await pages('taxRates', shapes.taxRate), options),
    ),
    tracking: await ifRequested('tracking', async () =>
      shapes.toTracking(await pages('trackingCategories', shapes.trackingCategory)),
    ),
    suppliers: await ifRequested('suppliers', async () =>
      shapes.toSuppliers(await pages('suppliers', shapes.supplier)),
    ),
    customers: await ifRequested('customers', async () =>
      shapes.toCustomers(await pages('customers', shapes.customer)),
    ),
  };
}
