import { readBooks } from '@/lib/data/books/books';
import { currentConnection } from '@/lib/data/connection/connections';
import type { Books } from '@/lib/domain/books/books';
import type { PackageKey } from '@/lib/domain/books/package';
import { requestListRefresh } from '@/lib/workflows/books/refresh';
import { runJobs } from './jobs';
import { about, type LinkedCompany } from './linked-company';
import type { TestCodat } from './test-codat';

/** One organisation of the sandbox for each package, with its base currency. */
export const oneOfEachPackage: readonly (readonly [PackageKey, string, string])[] = [
  ['xero', 'harbour-and-finch', 'GBP'],
  ['quickbooks-online', 'bright-dental', 'GBP'],
  ['quickbooks-desktop', 'lakeside-builders', 'USD'],
  ['netsuite', 'meridian-components', 'GBP'],
  ['dynamics', 'ashcombe-furniture', 'GBP'],
  ['freeagent', 'juniper-creative', 'GBP'],
  ['intacct', 'orchard-care', 'GBP'],
  ['zoho', 'saffron-kitchens', 'GBP'],
];

const heard = new Set<string>();

/** Requests a refresh of all lists, waits until it has finished, and returns them. */
export async function refreshLists(codat: TestCodat, company: LinkedCompany): Promise<Books> {
  await requestListRefresh(company.viewer);
  const ofCompany = about(company.codatCompanyId);
  const news = await codat.webhook(
    (message) => message.eventType === 'read.completed' && ofCompany(message) && !heard.has(message.raw),
  );
  heard.add(news.raw);
  await runJobs();
  return booksOf(company);
}

/** Returns the lists that Outlay stores for the company. */
export async function booksOf({ viewer }: LinkedCompany): Promise<Books> {
  const connection = await currentConnection(viewer);
  return readBooks(viewer, connection?.id ?? '');
}

/**
 * Changes an entry in the sandbox's accounting package; null deletes it. `list` is the path of the list in Codat's API.
 */
export const changeInPackage = (
  codat: TestCodat,
  { codatCompanyId }: LinkedCompany,
  list: string,
  ref: string,
  change: { name?: string; code?: string; status?: 'Active' | 'Archived' } | null,
): Promise<unknown> =>
  codat.control(change ? 'PATCH' : 'DELETE', `companies/${codatCompanyId}/lists/${list}/${ref}`, change ?? undefined);
