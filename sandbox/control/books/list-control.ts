import type { Hono } from 'hono';
import { z } from 'zod';
import type { Sandbox } from '../../sandbox';
import { changeLive, deleteLive, type LiveType } from '../../store/books';
import { notFound, withBody } from '../json';
import { connectionWithBooks } from './book-changes';

const lists: Readonly<Record<string, LiveType>> = {
  accounts: 'chartOfAccounts',
  taxRates: 'taxRates',
  trackingCategories: 'trackingCategories',
  suppliers: 'suppliers',
  customers: 'customers',
};
const change = z.strictObject({
  name: z.string().min(1).optional(),
  code: z.string().optional(),
  status: z.enum(['Active', 'Archived']).optional(),
});
const path = '/_sandbox/companies/:companyId/lists/:list/:recordId';

/**
 * Serves endpoints that rename, archive or delete one entry of a list inside the package. Codat sees the change only
 * after a refresh.
 */
export function serveListControl(app: Hono, sandbox: Sandbox): void {
  app.patch(path, (context) =>
    withBody(context, change, (changes) => {
      const { companyId, list, recordId } = context.req.param();
      const connection = connectionWithBooks(sandbox, companyId ?? '');
      const type = lists[list ?? ''];
      const known =
        connection && type && changeLive(sandbox.store, connection.id, type, recordId ?? '', changes) !== undefined;
      return known ? context.json({ id: recordId, ...changes }) : notFound(context, 'entry');
    }),
  );
  app.delete(path, (context) => {
    const { companyId, list, recordId } = context.req.param();
    const connection = connectionWithBooks(sandbox, companyId);
    const type = lists[list];
    const known = connection && type && deleteLive(sandbox.store, connection.id, type, recordId);
    return known ? context.body(null, 204) : notFound(context, 'entry');
  });
}
