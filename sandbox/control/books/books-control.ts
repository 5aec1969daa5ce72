import type { Context, Hono } from 'hono';
import { stream } from 'hono/streaming';
import { z } from 'zod';
import { toMinor } from '../../engine/money';
import { documentOf } from '../../ledger/document';
import type { EntryRow } from '../../ledger/ledger';
import { payBill } from '../../ledger/pay-bill';
import { deauthorize } from '../../link/connection-lifecycle';
import type { Sandbox } from '../../sandbox';
import { findCompany } from '../../store/company';
import { type ConnectionRow, conditions, linkedAccounting } from '../../store/connection';
import { notFound, withBody } from '../json';
import { connectionWithBooks, setAccountStatus, setCondition, setLockDate, setSupplierStatus } from './book-changes';
import { ledgerText } from './ledger-view';

const recordChange = z.strictObject({ status: z.enum(['Active', 'Archived']) });
const lockChange = z.strictObject({ lockDate: z.iso.date().nullable() });
const billPayment = z.strictObject({ amount: z.number().positive().optional(), date: z.iso.date().optional() });
const conditionChange = z.strictObject({ condition: z.enum(conditions) });

/** Serves JSON endpoints that show one company's ledger and make changes inside its accounting package. */
export function serveBooksControl(app: Hono, sandbox: Sandbox): void {
  app.get('/_sandbox/ledger/:companyId', (context) => {
    const company = findCompany(sandbox.store, context.req.param('companyId'));
    if (!company) return notFound(context, 'company');
    context.header('content-type', 'application/json');
    return stream(context, async (output) => {
      for (const text of ledgerText(sandbox, company)) await output.write(text);
    });
  });

  for (const [list, noun, setStatus] of [
    ['accounts', 'account', setAccountStatus],
    ['suppliers', 'supplier', setSupplierStatus],
  ] as const)
    app.patch(`/_sandbox/companies/:companyId/${list}/:id`, (context) =>
      withBooks(context, sandbox, (connection) =>
        withBody(context, recordChange, ({ status }) => {
          const id = context.req.param('id') ?? '';
          const known = setStatus(sandbox, connection, id, status);
          return known ? context.json({ id, status }) : notFound(context, noun);
        }),
      ),
    );
  app.put('/_sandbox/companies/:companyId/lock-date', (context) =>
    withBooks(context, sandbox, (connection) =>
      withBody(context, lockChange, ({ lockDate }) => {
        setLockDate(sandbox, connection, lockDate ?? undefined);
        return context.json({ lockDate });
      }),
    ),
  );

  // Pays a bill, as a person does in the package. `id` is the id of the record or of its transaction.
  app.post('/_sandbox/companies/:companyId/bills/:id/payments', (context) =>
    withBooks(context, sandbox, (connection) =>
      withBody(context, billPayment, ({ amount, date }) => {
        const sql = `SELECT * FROM entries WHERE connection_id = ?1 AND kind = 'Bill' AND (id = ?2 OR transaction_id = ?2)`;
        const entry = sandbox.store.get<EntryRow>(sql, connection.id, context.req.param('id') ?? '');
        if (!entry) return notFound(context, 'bill');
        const bill = documentOf(entry);
        const currency = 'currency' in bill ? bill.currency : '';
        const paid = payBill(sandbox.store, connection, entry, {
          amount: amount === undefined ? undefined : toMinor(amount, currency),
          date: date ?? sandbox.store.clock.iso().slice(0, 10),
        });
        return paid ? context.json(paid, 201) : context.json({ error: 'Less than this amount is owed.' }, 409);
      }),
    ),
  );

  app.get('/_sandbox/companies/:companyId/condition', (context) =>
    withBooks(context, sandbox, ({ condition }) => context.json({ condition })),
  );
  app.put('/_sandbox/companies/:companyId/condition', (context) =>
    withBooks(context, sandbox, (connection) =>
      withBody(context, conditionChange, ({ condition }) => {
        setCondition(sandbox, connection, condition);
        return context.json({ condition });
      }),
    ),
  );

  app.post('/_sandbox/companies/:companyId/deauthorize', (context) => {
    const connection = linkedAccounting(sandbox.store, context.req.param('companyId'));
    if (!connection) return notFound(context, 'linked connection');
    deauthorize(sandbox, connection);
    return context.body(null, 204);
  });
}

function withBooks(
  context: Context,
  sandbox: Sandbox,
  change: (connection: ConnectionRow) => Response | Promise<Response>,
): Response | Promise<Response> {
  const connection = connectionWithBooks(sandbox, context.req.param('companyId') ?? '');
  return connection ? change(connection) : notFound(context, 'company with books');
}
