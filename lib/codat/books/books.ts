import { z } from 'zod';
import { readAllPages } from '@/lib/codat/client/all-pages';
import { CodatError } from '@/lib/codat/client/errors';
import { type CodatChannel, call } from '@/lib/codat/client/http';
import { callSdk } from '@/lib/codat/client/platform';
import type { BooksSnapshot } from '@/lib/domain/books/books';
import { type BooksList, booksLists } from '@/lib/domain/books/lists';
import * as shapes from './list-shapes';

/** Codat's data type of each list. An expense product has Codat fetch all of them by itself. */
const dataTypes: Readonly<Record<BooksList, string>> = {
  accounts: 'chartOfAccounts',
  bankAccounts: 'bankAccounts',
  taxRates: 'taxRates',
  tracking: 'trackingCategories',
  suppliers: 'suppliers',
  customers: 'customers',
  organisation: 'company',
};

export const dataTypeOf = (list: BooksList): string => dataTypes[list];
export const listOf = (dataType: string): BooksList | undefined =>
  booksLists.find((list) => dataTypes[list] === dataType);

/** Asks Codat to read every list from the package again. Reads answer from its cache until that has happened. */
export const requestRefresh = (codatCompanyId: string, channel?: CodatChannel): Promise<void> =>
  callSdk((codat) => codat.refreshData.all({ companyId: codatCompanyId }), channel);

/** Asks it to read one list again. One that it is reading already needs no asking (409). */
export async function requestList(codatCompanyId: string, list: BooksList, channel?: CodatChannel): Promise<void> {
  try {
    await call({ method: 'POST', path: `/companies/${codatCompanyId}/data/queue/${dataTypeOf(list)}`, channel });
  } catch (error) {
    if (!(error instanceof CodatError) || error.failure.kind !== 'in-flight') throw error;
  }
}

/** How each of Codat's data types stands. */
export const dataStatus = z.record(
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
/** Settled, and there is nothing to be had: the package keeps no such list. */
const absences = ['NotSupported', 'Cancelled'];

export const isFinished = (state: string): boolean =>
  state === 'Complete' || absences.includes(state) || failures.includes(state);

export type FetchState = {
  readonly ready: readonly BooksList[];
  readonly running: readonly BooksList[];
  /** Those Codat could not read. */
  readonly failed: readonly BooksList[];
};

/** How far Codat has come with reading these lists; one that the package does not keep is in none of the three. */
export async function fetchState(
  codatCompanyId: string,
  lists: readonly BooksList[],
  channel?: CodatChannel,
): Promise<FetchState> {
  const read = dataStatus.parse(
    await call({ method: 'GET', path: `/companies/${codatCompanyId}/dataStatus`, channel }),
  );
  const stateOf = (list: BooksList) => read[dataTypeOf(list)]?.currentStatus ?? 'Initial';
  return {
    ready: lists.filter((list) => stateOf(list) === 'Complete'),
    running: lists.filter((list) => !isFinished(stateOf(list))),
    failed: lists.filter((list) => failures.includes(stateOf(list))),
  };
}

/**
 * Reads these lists as Codat holds them; the others are null. What the package takes for which transaction is in its
 * mapping options.
 */
export async function readBooks(
  { codatCompanyId, connectionId }: { codatCompanyId: string; connectionId: string },
  lists: readonly BooksList[],
  channel?: CodatChannel,
): Promise<BooksSnapshot> {
  const company = `/companies/${codatCompanyId}`;
  const get = (path: string) => call({ method: 'GET', path, channel });
  const among = async <T>(list: BooksList, read: () => Promise<T>): Promise<T | null> =>
    lists.includes(list) ? await read() : null;
  const pages = <T extends { readonly id: string }>(name: string, entry: z.ZodType<T>) =>
    readAllPages(`${company}/data/${name}`, entry, get);
  const needsOptions = lists.includes('accounts') || lists.includes('taxRates');
  const options = needsOptions
    ? shapes.options.parse(await get(`${company}/sync/expenses/mappingOptions`))
    : { accounts: null, taxRates: null };
  const banks = `${company}/connections/${connectionId}/data/bankAccounts`;
  return {
    organisation: await among('organisation', async () =>
      shapes.toOrganisation(shapes.info.parse(await get(`${company}/data/info`))),
    ),
    accounts: await among('accounts', async () => shapes.toAccounts(await pages('accounts', shapes.account), options)),
    bankAccounts: await among('bankAccounts', async () =>
      shapes.toBankAccounts(await readAllPages(banks, shapes.bankAccount, get)),
    ),
    taxRates: await among('taxRates', async () => shapes.toTaxRates(await pages('taxRates', shapes.taxRate), options)),
    tracking: await among('tracking', async () =>
      shapes.toTracking(await pages('trackingCategories', shapes.trackingCategory)),
    ),
    suppliers: await among('suppliers', async () => shapes.toSuppliers(await pages('suppliers', shapes.supplier))),
    customers: await among('customers', async () => shapes.toCustomers(await pages('customers', shapes.customer))),
  };
}
