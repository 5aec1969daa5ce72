import { createHash } from 'node:crypto';
import { CodatSyncExpenses } from '@codat/sync-for-expenses';
import { ExpenseTransactionType } from '@codat/sync-for-expenses/dist/sdk/models/shared';
import { expect, test } from 'vitest';
import { giveConsent } from '../../testing/hosted-link';
import { recordsOf, whenSettled } from '../../testing/linked-company';
import { basicAuth, fileForm, startTestServer } from '../../testing/test-server';

const server = await startTestServer();

/** Returns the official npm client for Expenses, unmodified. Release 3.1.0 uses version 1 of the API. */
const clientWith = (key: string): CodatSyncExpenses =>
  new CodatSyncExpenses({
    security: { authHeader: basicAuth(key) },
    serverURL: server.sandbox.url,
    retryConfig: { strategy: 'none', retryConnectionErrors: false },
  });

const codat = clientWith(server.sandbox.apiKey);

/** Creates and links a company with the client. Only the pages of Link are completed without it. */
async function linkedCompany(): Promise<string> {
  const { company } = await codat.companies.create({ name: 'Bank of Dave' });
  const companyId = company?.id ?? 'no company';
  expect((await codat.connections.createPartnerExpenseConnection({ companyId })).statusCode).toBe(200);
  const { connection } = await codat.connections.create({ companyId, requestBody: { platformKey: 'gbol' } });
  await giveConsent(connection?.linkUrl ?? 'no link', 'harbour-and-finch');
  await server.inbox.event('read.completed.initial', companyId);
  return companyId;
}

const payment = (values: object = {}) => ({
  id: crypto.randomUUID(),
  type: ExpenseTransactionType.Payment,
  issueDate: '2026-11-20T00:00:00+00:00',
  currency: 'GBP',
  ...values,
});

test('the client configures, creates a dataset, syncs it, reads its status and attaches a receipt', async () => {
  const companyId = await linkedCompany();
  const { mappingOptions } = await codat.configuration.getMappingOptions({ companyId });
  const accounts = mappingOptions?.accounts ?? [];
  const travel = accounts.find(({ name }) => name === 'Travel - National');
  const bank = accounts.find(({ name }) => name === 'Business Current');
  const rate = mappingOptions?.taxRates?.find(({ id }) => id === 'INPUT2');
  const option = mappingOptions?.trackingCategories?.find(({ parentId }) => parentId);
  expect(travel).toMatchObject({ accountType: 'Expense', validTransactionTypes: expect.arrayContaining(['Payment']) });

  const { suppliers } = await codat.suppliers.list({ companyId, page: 1, pageSize: 5 });
  const supplier = { id: suppliers?.results?.[0]?.id ?? 'no supplier' };
  const wanted = { bankAccount: { id: bank?.id ?? '' }, supplier, customer: supplier };
  const saved = await codat.configuration.set({ companyId, companyConfiguration: wanted });
  expect(saved.statusCode).toBe(200);
  expect((await codat.configuration.get({ companyId })).companyConfiguration).toMatchObject(wanted);

  const id = crypto.randomUUID();
  const { createExpenseResponse } = await codat.expenses.create({
    companyId,
    createExpenseRequest: {
      items: [
        payment({
          id,
          merchantName: 'Trainline',
          notes: 'Leeds and back',
          lines: [
            {
              netAmount: 110.42,
              taxAmount: 22.08,
              taxRateRef: { id: rate?.id },
              accountRef: { id: travel?.id },
              trackingRefs: [{ id: option?.id }],
            },
          ],
        }),
      ],
    },
  });
  const datasetId = createExpenseResponse?.datasetId ?? 'no dataset';
  const { statusCode, syncInitiated } = await codat.sync.initiateSync({
    companyId,
    initiateSync: { datasetIds: [datasetId] },
  });
  expect(statusCode).toBe(202);
  const syncId = syncInitiated?.syncId ?? 'no sync';
  await server.inbox.event('expenses.sync.successful', syncId);

  for (const { companySyncStatus } of [
    await codat.sync.get({ companyId, syncId }),
    await codat.sync.getLatestSync({ companyId }),
    await codat.sync.getLastSuccessfulSync({ companyId }),
  ])
    expect(companySyncStatus).toMatchObject({ syncId, syncStatusCode: 2000, syncStatus: 'Complete', dataPushed: true });
  expect((await codat.sync.list({ companyId })).companySyncStatuses).toMatchObject([{ syncId }]);
  const item = { transactionId: id, status: 'Completed', integrationType: 'expenses' };
  const listed = await codat.transactionStatus.list({ companyId, syncId, page: 1, pageSize: 10 });
  expect(listed.transactions?.results).toMatchObject([item]);
  const got = await codat.transactionStatus.get({ companyId, syncId, transactionId: id });
  // The client declares a single transaction, but returns the array that the API sends.
  expect([got.transaction].flat()).toMatchObject([item]);

  const receipt = Buffer.from('%PDF-1.4 a ticket to Leeds \u00ff', 'latin1');
  const attaching = {
    companyId,
    syncId,
    transactionId: id,
    requestBody: { content: receipt, requestBody: 'ticket.pdf' },
  };
  // Release 3.1.0 sends the bytes as a text field without a file name, which Codat does not accept as a file. The third
  // argument of the second call replaces the data that the client sends.
  expect(await codat.expenses.uploadAttachment(attaching)).toMatchObject({
    statusCode: 400,
    errorMessage: { error: 'A file must be provided.' },
  });
  const data = fileForm(receipt, 'application/pdf', 'ticket.pdf');
  const { attachment } = await codat.expenses.uploadAttachment(attaching, undefined, { data });
  expect(attachment).toMatchObject({ companyId, transactionId: id });

  expect(await recordsOf({ server, id: companyId }, id)).toMatchObject([
    {
      kind: 'Spend money',
      totalAmount: 132.5,
      merchantName: 'Trainline',
      lines: [{ account: { name: 'Travel - National' }, tracking: [{ id: option?.id }] }],
      attachments: [{ name: 'ticket.pdf', sha256: createHash('sha256').update(receipt).digest('hex') }],
    },
  ]);
});

test('the client returns refusals without throwing', async () => {
  const companyId = await linkedCompany();
  const refused = await codat.expenses.create({ companyId, createExpenseRequest: { items: [] } });
  expect(refused).toMatchObject({ statusCode: 400, errorMessage: { statusCode: 400, service: 'ExpenseSyncApi' } });

  const unknown = await codat.sync.initiateSync({ companyId, initiateSync: { datasetIds: [crypto.randomUUID()] } });
  expect(unknown).toMatchObject({ statusCode: 404, errorMessage: { canBeRetried: 'Unknown' } });
  expect((await codat.sync.initiateSync({ companyId })).statusCode).toBe(422);

  const update = await codat.expenses.update({
    companyId,
    transactionId: crypto.randomUUID(),
    updateExpenseRequest: { type: 'Refund', issueDate: '2026-11-20' },
  });
  expect(update).toMatchObject({ statusCode: 422, errorMessage: { service: 'ExpenseSyncApi' } });

  const stranger = await clientWith('another key').configuration.get({ companyId });
  expect(stranger).toMatchObject({ statusCode: 401, errorMessage: { error: 'Unauthorized' } });
});

test('the client reads the failure of an expense and syncs it again with the same id', async () => {
  const companyId = await linkedCompany();
  const line = { netAmount: 5, taxAmount: 0 };
  const id = crypto.randomUUID();
  const sync = async (accountId: string) => {
    const items = [payment({ id, lines: [{ ...line, accountRef: { id: accountId } }] })];
    await codat.expenses.create({ companyId, createExpenseRequest: { items } });
    const { syncInitiated } = await codat.sync.initiateSync({ companyId });
    const syncId = syncInitiated?.syncId ?? 'no sync';
    await whenSettled({ server, expenses: `/companies/${companyId}/sync/expenses` }, syncId);
    const { transactions } = await codat.transactionStatus.list({ companyId, syncId });
    return transactions?.results?.[0];
  };
  const { suppliers } = await codat.suppliers.list({ companyId });
  const { mappingOptions } = await codat.configuration.getMappingOptions({ companyId });
  const idOf = (name: string): string => mappingOptions?.accounts?.find((each) => each.name === name)?.id ?? '';
  const supplier = { id: suppliers?.results?.[0]?.id ?? '' };
  await codat.configuration.set({
    companyId,
    companyConfiguration: { bankAccount: { id: idOf('Business Current') }, supplier, customer: supplier },
  });

  expect(await sync('nowhere')).toMatchObject({
    transactionId: id,
    status: 'ValidationError',
    message: 'The following account(s) were not found (nowhere)',
  });
  expect(await sync(idOf('Office Expenses'))).toMatchObject({ transactionId: id, status: 'Completed' });
});
