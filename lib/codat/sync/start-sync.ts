import { z } from 'zod';
import { CodatError } from '@/lib/codat/client/errors';
import { type Call, call } from '@/lib/codat/client/http';

const started = z.object({ syncId: z.uuid() });

/**
 * Sends records to Codat's Expenses API. Codat starts a sync for them; this returns the id of that sync. Throws a
 * CodatError of kind `unread` if Codat accepted the records and returned no id: a retry under the same key returns it.
 */
export async function startSync(
  codatCompanyId: string,
  { path, ...request }: Omit<Call, 'path'> & { readonly path: string },
): Promise<string> {
  const response = started.safeParse(
    await call({ ...request, path: `/companies/${codatCompanyId}/sync/expenses/${path}` }),
  );
  if (!response.success)
    throw new CodatError({ kind: 'unread' }, 'Codat accepted the records and returned no sync id', null);
  return response.data.syncId;
}
