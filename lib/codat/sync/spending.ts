import { z } from 'zod';
import { type CodatChannel, call } from '@/lib/codat/client/http';

/** Where an expense stands in the books, as the Accounting API names it: money out and money in. */
export type SpendingType = 'directCosts' | 'directIncomes';

const operation = z.object({ id: z.string() });
const progress = z.object({ isCompleted: z.boolean().nullish(), isErrored: z.boolean().nullish() });
const page = z.object({ results: z.array(z.object({ id: z.string(), reference: z.string().nullish() })).nullish() });
const files = z.object({
  attachments: z.array(z.object({ name: z.string().nullish(), fileSize: z.number().nullish() })).nullish(),
});

/** Asks Codat to read what was spent from the books anew; answers what to ask after. Its cache does not see writes. */
export async function requestSpendingRefresh(
  codatCompanyId: string,
  type: SpendingType,
  channel?: CodatChannel,
): Promise<string> {
  const path = `/companies/${codatCompanyId}/data/queue/${type}`;
  return operation.parse(await call({ method: 'POST', path, channel })).id;
}

/** Whether Codat has read it. */
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

/** The records of the books that carry these references of ours; ids by reference. A query has at most 2,048 characters. */
export async function findSpending(
  { codatCompanyId, connectionId }: { codatCompanyId: string; connectionId: string },
  type: SpendingType,
  references: readonly string[],
  channel?: CodatChannel,
): Promise<ReadonlyMap<string, string>> {
  const query = references.map((reference) => `reference=${reference}`).join('||');
  const path = `/companies/${codatCompanyId}/connections/${connectionId}/data/${type}?${new URLSearchParams({ query, pageSize: '100' })}`;
  const { results } = page.parse(await call({ method: 'GET', path, channel }));
  return new Map((results ?? []).flatMap((entry) => (entry.reference ? [[entry.reference, entry.id]] : [])));
}

/** The files that lie with a record, read from the package itself. */
export async function listAttachments(
  { codatCompanyId, connectionId }: { codatCompanyId: string; connectionId: string },
  type: SpendingType,
  recordId: string,
  channel?: CodatChannel,
): Promise<readonly { readonly name: string; readonly bytes: number | null }[]> {
  const path = `/companies/${codatCompanyId}/connections/${connectionId}/data/${type}/${encodeURIComponent(recordId)}/attachments`;
  const { attachments } = files.parse(await call({ method: 'GET', path, channel }));
  return (attachments ?? []).map((file) => ({ name: file.name ?? '', bytes: file.fileSize ?? null }));
}
