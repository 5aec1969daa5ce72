import 'server-only';
import type { CompanyScope } from '@/lib/data/db';
import { requestSync, type SyncRequest } from '@/lib/workflows/sync/request';

/** So many expenses are frozen in one transaction. */
const mostAtOnce = 2000;

/** Asks for a retry of any number of expenses, in as many runs as it takes. */
export async function requestInParts(scope: CompanyScope, expenseIds: readonly string[]): Promise<SyncRequest[]> {
  const requests: SyncRequest[] = [];
  for (let from = 0; from < expenseIds.length; from += mostAtOnce)
    requests.push(await requestSync(scope, expenseIds.slice(from, from + mostAtOnce), 'retry'));
  return requests;
}
