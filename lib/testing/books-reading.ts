import { readBooks } from '@/lib/data/books/books';
import { currentConnection } from '@/lib/data/connection/connections';
import type { Books } from '@/lib/domain/books/books';
import type { PackageKey } from '@/lib/domain/books/package';
import { requestListRefresh } from '@/lib/workflows/books/refresh';
import { runJobs } from './jobs';
import { about, type LinkedCompany } from './linked-company';
import type { TestCodat } from './test-codat';

/** One organisation of each package, with its currency. */
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

/** Refreshes every list, as when a person requests it. */
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

/** Returns the stored lists. */
export async function booksOf({ viewer }: LinkedCompany): Promise<Books> {
  const connection = await currentConnection(viewer);
  return readBooks(viewer, connection?.id ?? '');
}

/** Renames or archives an entry in the package; null deletes it. `list` is Codat's path. */
export const changeInPackage = (
  codat: TestCodat,
  { codatCompanyId }: LinkedCompany,
  list: string,
  ref: string,
  change: { name?: string; code?: string; status?: 'Active' | 'Archived' } | null,
): Promise<unknown> =>
  codat.control(change ? 'PATCH' : 'DELETE', `companies/${codatCompanyId}/lists/${list}/${ref}`, change ?? undefined);
