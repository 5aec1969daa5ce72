import { z } from 'zod';
import { type CodatChannel, call } from '@/lib/codat/client/http';
import { type ConnectionIds, connectionPath } from '@/lib/codat/company/connections';

/**
 * The Accounting API's names for the records that Outlay writes: direct costs for money out, direct incomes for money
 * in. This file calls both "spending".
 */
export type SpendingType = 'directCosts' | 'directIncomes';

const operation = z.object({ id: z.string() });
const progress = z.object({ isCompleted: z.boolean().nullish(), isErrored: z.boolean().nullish() });
const page = z.object({ results: z.array(z.object({ id: z.string(), reference: z.string().nullish() })).nullish() });
const files = z.object({
  attachments: z.array(z.object({ name: z.string().nullish(), fileSize: z.number().nullish() })).nullish(),
});

/**
 * Makes Codat read all direct costs or direct incomes from the package, because Codat's cache lacks the records that
 * Outlay wrote. Returns the id of the read operation.
 */
export async function requestSpendingRefresh(
  codatCompanyId: string,
  type: SpendingType,
  channel?: CodatChannel,
): Promise<string> {
  const path = `/companies/${codatCompanyId}/data/queue/${type}`;
  return operation.parse(await call({ method: 'POST', path, channel })).id;
}

/** Returns the state of a read operation that Codat carries out. */
export async function spendingState(
  codatCompanyId: string,
  operationId: string,
  channel?: CodatChannel,
): Promise<'running' | 'complete' | 'failed'> {
  const path = `/companies/${codatCompanyId}/data/history/${operationId}`;
  const { isCompleted, isErrored } = progress.parse(await call({ method: 'GET', path, channel }));
  if (isErrored) return 'failed';
  return isCompleted ? 'complete' : 'running';
}

/**
 * Returns the ids of direct costs or direct incomes by their reference. Codat accepts a query of at most 2,048
 * characters, so the caller limits the number of references (`receiptsPerLookup` in lib/workflows/sync/find-receipts).
 */
export async function findSpending(
  connection: ConnectionIds,
  type: SpendingType,
  references: readonly string[],
  channel?: CodatChannel,
): Promise<ReadonlyMap<string, string>> {
  const query = references.map((reference) => `reference=${reference}`).join('||');
  const path = `${connectionPath(connection)}/data/${type}?${new URLSearchParams({ query, pageSize: '100' })}`;
  const { results } = page.parse(await call({ method: 'GET', path, channel }));
  return new Map((results ?? []).flatMap((entry) => (entry.reference ? [[entry.reference, entry.id]] : [])));
}

/** Returns the files attached to a record. Codat reads them from the package for this call, not from its cache. */
export async function listAttachments(
  connection: ConnectionIds,
  type: SpendingType,
  recordId: string,
  channel?: CodatChannel,
): Promise<readonly { readonly name: string; readonly bytes: number | null }[]> {
  const path = `${connectionPath(connection)}/data/${type}/${encodeURIComponent(recordId)}/attachments`;
  const { attachments } = files.parse(await call({ method: 'GET', path, channel }));
  return (attachments ?? []).map((file) => ({ name: file.name ?? '', bytes: file.fileSize ?? null }));
}
