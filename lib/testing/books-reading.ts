import { readBooks } from '@/lib/data/books/books';
import { currentConnection } from '@/lib/data/connection/connections';
import type { Books } from '@/lib/domain/books/books';
import type { PackageKey } from '@/lib/domain/books/package';
import { requestListRefresh } from '@/lib/workflows/books/refresh';
import { work } from './jobs';
import { about, type LinkedCompany } from './linked-company';
import type { Stage } from './stage';

/** An organisation of each package, with its currency. */
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

/** Reads every list anew, as a person asks for it. */
export async function readAgain(stage: Stage, company: LinkedCompany): Promise<Books> {
  await requestListRefresh(company.viewer);
  const ofCompany = about(company.codatCompanyId);
  const news = await stage.heard(
    (message) => message.eventType === 'read.completed' && ofCompany(message) && !heard.has(message.raw),
  );
  heard.add(news.raw);
  await work();
  return booksOf(company);
}

/** The lists as Outlay keeps them now. */
export async function booksOf({ viewer }: LinkedCompany): Promise<Books> {
  const connection = await currentConnection(viewer);
  return readBooks(viewer, connection?.id ?? '');
}

/** Renames or archives an entry in the package, or with null deletes it. `list` by Codat's path. */
export const changeInPackage = (
  stage: Stage,
  { codatCompanyId }: LinkedCompany,
  list: string,
  ref: string,
  change: { name?: string; code?: string; status?: 'Active' | 'Archived' } | null,
): Promise<unknown> =>
  stage.control(change ? 'PATCH' : 'DELETE', `companies/${codatCompanyId}/lists/${list}/${ref}`, change ?? undefined);
