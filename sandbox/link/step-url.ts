import type { Context } from 'hono';
import type { ConnectionRow } from '../store/connection';

/** Each step is a page of its own with the one-time password in its query, and the last one spends it. */
export const startPath = '/companies/:companyId/connections/:connectionId/start';

export const stepUrl = (context: Context, connection: ConnectionRow, name: 'consent' | 'organisation'): string =>
  `/companies/${connection.company_id}/connections/${connection.id}/start/${name}${new URL(context.req.url).search}`;
