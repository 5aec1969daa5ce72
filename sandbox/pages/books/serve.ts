import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { fileHeaders } from '../../codat/gateway/response';
import { attachment } from '../../ledger/attachment';
import { bankLine } from '../../ledger/bank-line';
import { candidatesFor, reconcile, unreconcile } from '../../ledger/reconciliation';
import type { Sandbox } from '../../sandbox';
import { liveRecord } from '../../store/books';
import { findCompany } from '../../store/company';
import { accountingConnection, type ConnectionRow } from '../../store/connection';
import { pageNumber } from '../elements';
import { back, type Html, notFoundPage, page } from '../layout';
import { accountPage } from './account';
import { accountsPage } from './accounts';
import { bankPage, statementPage } from './bank';
import { frame, type Tab } from './frame';
import { recordsPage, urlOfRecord } from './records';

/** Serves the pages of a company's books: records, accounts with running balances, and bank statements. */
export function serveBooks(app: Hono, sandbox: Sandbox): void {
  const show = (
    context: Context,
    tab: Tab,
    body: (connection: ConnectionRow, pageNumber: number) => Html | undefined,
  ): Response | Promise<Response> => {
    const companyId = context.req.param('companyId') ?? '';
    const company = findCompany(sandbox.store, companyId);
    const connection = company && accountingConnection(sandbox.store, company.id);
    const shown = connection && body(connection, pageNumber(context.req.query('page')));
    if (!company || !connection || !shown)
      return notFoundPage(
        context,
        'No books here',
        html`This company is not linked to an accounting package, or has no such account. <a href="/">All companies</a>`,
      );
    return page(context, { title: `Books of ${company.name}`, body: frame(connection, company.name, tab, shown) });
  };

  app.get('/books/:companyId', (context) =>
    show(context, 'records', (connection, from) => recordsPage(sandbox, connection, context.req.query('kind'), from)),
  );
  app.get('/books/:companyId/records/:key', (context) => {
    const { companyId, key } = context.req.param();
    const connection = accountingConnection(sandbox.store, companyId);
    return back(context, (connection && urlOfRecord(sandbox, connection, key)) ?? `/books/${companyId}`);
  });
  app.get('/books/:companyId/accounts', (context) =>
    show(context, 'accounts', (connection) => accountsPage(sandbox, connection)),
  );
  app.get('/books/:companyId/accounts/:accountId', (context) =>
    show(context, 'accounts', (connection, from) => {
      const account = liveRecord(sandbox.store, connection.id, 'chartOfAccounts', context.req.param('accountId'));
      return account && accountPage(sandbox, connection, account, from);
    }),
  );
  app.get('/books/:companyId/bank', (context) => show(context, 'bank', (connection) => bankPage(sandbox, connection)));
  app.get('/books/:companyId/bank/:accountId', (context) =>
    show(context, 'bank', (connection, from) => {
      const account = liveRecord(sandbox.store, connection.id, 'chartOfAccounts', context.req.param('accountId'));
      return account?.bank && statementPage(sandbox, connection, account, from);
    }),
  );

  app.post('/books/:companyId/bank/:accountId', async (context) => {
    const { companyId, accountId } = context.req.param();
    const connection = accountingConnection(sandbox.store, companyId);
    const form = await context.req.parseBody();
    const line = connection && bankLine(sandbox.store, connection.id, accountId, String(form.line));
    if (connection && line) {
      const place = { id: line.id, accountId, date: line.date, amount: line.amount };
      const chosen = candidatesFor(sandbox.store, connection.id, place).find(({ id }) => id === form.record);
      if (form.answer === 'undo') unreconcile(sandbox.store, connection.id, place);
      else if (chosen && line.entry_id === null) reconcile(sandbox.store, connection.id, place, chosen.id);
    }
    return back(context, `/books/${companyId}/bank/${encodeURIComponent(accountId)}#line-${String(form.line)}`);
  });

  app.get('/books/:companyId/attachments/:attachmentId', (context) => {
    const { companyId, attachmentId } = context.req.param();
    const file = attachment(sandbox.store, companyId, attachmentId);
    if (!file) return context.text('There is no such attachment.', 404);
    return context.body(file.bytes, 200, { ...fileHeaders(file.name), 'x-content-type-options': 'nosniff' });
  });
}
