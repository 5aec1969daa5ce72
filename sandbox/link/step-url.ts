import type { Context } from 'hono';
import type { ConnectionRow } from '../store/connection';

/** Each step has its own page with the one-time password in the query. The last step consumes the password. */
export const startPath = '/companies/:companyId/connections/:connectionId/start';

export const stepUrl = (context: Context, connection: ConnectionRow, name: 'consent' | 'organisation'): string =>
  `/companies/${connection.company_id}/connections/${connection.id}/start/${name}${new URL(context.req.url).search}`;
