import type { Context } from 'hono';
import type { ConnectionRow } from '../store/connection';

/**
 * The path of the first step. Each step of hosted Link has its own page with the one-time password in the query. After
 * the last step the password is invalid.
 */
export const startPath = '/companies/:companyId/connections/:connectionId/start';

export const stepUrl = (context: Context, connection: ConnectionRow, name: 'consent' | 'organisation'): string =>
  `/companies/${connection.company_id}/connections/${connection.id}/start/${name}${new URL(context.req.url).search}`;
