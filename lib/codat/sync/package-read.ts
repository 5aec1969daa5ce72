import { z } from 'zod';
import { type CodatChannel, call } from '@/lib/codat/client/http';
import type { ConnectionIds } from '@/lib/codat/company/connections';

const operation = z.object({ id: z.string() });
const progress = z.object({ isCompleted: z.boolean().nullish(), isErrored: z.boolean().nullish() });

/**
 * Makes Codat read all records or entries of one data type from the books of this connection, because Codat's cache
 * lacks those that Outlay wrote. Returns the id of the read operation.
 */
export async function requestPackageRead(
  { codatCompanyId, connectionId }: ConnectionIds,
  dataType: string,
  channel: CodatChannel | undefined,
): Promise<string> {
  const path = `/companies/${codatCompanyId}/data/queue/${dataType}?${new URLSearchParams({ connectionId })}`;
  return operation.parse(await call({ method: 'POST', path, channel })).id;
}

/** Returns the state of a read operation that Codat carries out. */
export async function packageReadState(
  codatCompanyId: string,
  operationId: string,
  channel: CodatChannel | undefined,
): Promise<'running' | 'complete' | 'failed'> {
  const path = `/companies/${codatCompanyId}/data/history/${operationId}`;
  const { isCompleted, isErrored } = progress.parse(await call({ method: 'GET', path, channel }));
  if (isErrored) return 'failed';
  return isCompleted ? 'complete' : 'running';
}
