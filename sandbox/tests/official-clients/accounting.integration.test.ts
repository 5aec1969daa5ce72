import { CodatAccounting } from '@codat/accounting';
import { RetryConfig } from '@codat/accounting/dist/internal/utils/retries.js';
import { UploadDirectCostAttachmentRequest } from '@codat/accounting/dist/sdk/models/operations/index.js';
import { expect, test } from 'vitest';
import { aDirectCost } from '../../testing/direct-cost';
import { linkCompany, refresh } from '../../testing/linked-company';
import { basicAuth, startTestServer } from '../../testing/test-server';

const server = await startTestServer();
const codat = new CodatAccounting({
  security: { authHeader: basicAuth(server.sandbox.apiKey) },
  serverURL: server.sandbox.url,
  // Turns retries off. By default the client retries for an hour, even POST requests.
  retryConfig: new RetryConfig('none'),
});
const xero = await linkCompany(server);
const connected = { companyId: xero.id, connectionId: xero.connectionId };
const holding = xero.bankAccountId('Outlay Holding');

interface Accepted {
  readonly pushOperationKey: string;
  readonly status: string;
}

/** Waits until a push has been written. Returns the id of the written record. */
async function written(accepted: Accepted | undefined): Promise<string> {
  expect(accepted?.status).toBe('Pending');
  const operation = () => server.get(`${xero.path}/push/${accepted?.pushOperationKey}`);
  await expect.poll(async () => (await operation()).status).not.toBe('Pending');
  const settled = await operation();
  expect(settled.validation?.errors).toBeUndefined();
  return settled.changes[0].recordRef.id;
}

/**
 * Works around a bug in client 0.37.0: it looks for the file one level too deep, and sends the bytes as a list of
 * numbers. If the request contains itself as its body, the client finds the file and sends it as a form part named
 * `file`.
 */
function asFile(attached: ConstructorParameters<typeof UploadDirectCostAttachmentRequest>[0]) {
  const request = new UploadDirectCostAttachmentRequest(attached);
  Reflect.set(request, 'requestBody', new UploadDirectCostAttachmentRequest(attached));
  return request;
}

/** Returns the raw body of a response as text. It is used where the client has no type for the response. */
const textOf = ({ rawResponse }: { rawResponse?: { data: ArrayBuffer } }): string =>
  new TextDecoder().decode(rawResponse?.data);
const bodyOf = (response: { rawResponse?: { data: ArrayBuffer } }) => JSON.parse(textOf(response));

test('the client creates a direct cost, attaches a receipt, and reads it after a refresh', async () => {
  const created = await codat.directCosts.create({ ...connected, directCost: aDirectCost(xero) });
  expect(created).toMatchObject({ statusCode: 200, createDirectCostResponse: { dataType: 'directCosts' } });
  const directCostId = await written(created.createDirectCostResponse);

  const receipt = new TextEncoder().encode('%PDF-1.7 a receipt');
  const attached = { ...connected, directCostId, requestBody: { content: receipt, requestBody: 'hotel.pdf' } };
  const without = await codat.directCosts.uploadAttachment(attached);
  expect(without.statusCode).toBe(400);
  expect(bodyOf(without).error).toBe('A file must be provided.');
  expect((await codat.directCosts.uploadAttachment(asFile(attached))).statusCode).toBe(200);
  const listed = await codat.directCosts.listAttachments({ ...connected, directCostId });
  const [attachment] = listed.attachmentsDataset?.attachments ?? [];
  expect(attachment).toMatchObject({ name: 'hotel.pdf', fileSize: receipt.byteLength });
  const one = { ...connected, directCostId, attachmentId: attachment?.id ?? '' };
  expect((await codat.directCosts.getAttachment(one)).attachment?.name).toBe('hotel.pdf');
  const download = await codat.directCosts.downloadAttachment(one);
  expect(textOf(download)).toBe('%PDF-1.7 a receipt');

  await refresh(xero, 'directCosts');
  const read = await codat.directCosts.get({ ...connected, directCostId });
  expect(read.directCost).toMatchObject({
    id: directCostId,
    note: 'Two nights in Leeds',
    subTotal: 100,
    totalAmount: 120,
  });
  const found = await codat.directCosts.list({ ...connected, query: 'totalAmount>119', page: 1, pageSize: 10 });
  expect(found.directCosts?.results?.map(({ id }) => id)).toEqual([directCostId]);
});

test('the client creates a direct income and reads it after a refresh', async () => {
  const created = await codat.directIncomes.create({
    ...connected,
    directIncome: aDirectCost(xero, { reference: 'refund' }),
  });
  const directIncomeId = await written(created.createDirectIncomeResponse);
  await refresh(xero, 'directIncomes');
  const read = await codat.directIncomes.get({ ...connected, directIncomeId });
  expect(read.directIncome).toMatchObject({ reference: 'refund', totalAmount: 120 });
});

test('the client creates a transfer and reads it after a refresh', async () => {
  const from = { accountRef: { id: xero.bankAccountId('Business Current') }, amount: 500 };
  const created = await codat.transfers.create({
    ...connected,
    transfer: {
      date: '2026-11-02T00:00:00',
      description: 'Top-up',
      from,
      to: { accountRef: { id: holding }, amount: 500 },
    },
  });
  const transferId = await written(created.createTransferResponse);
  await refresh(xero, 'transfers');
  const read = await codat.transfers.get({ ...connected, transferId });
  expect(read.transfer).toMatchObject({ description: 'Top-up', to: { accountRef: { id: holding }, amount: 500 } });
});

test('the client creates bank transactions on an account and lists them', async () => {
  const transactions = [
    { id: 'F1', date: '2026-11-02T00:00:00', description: 'Hotel', amount: -120, balance: 4880 },
    { id: 'F2', date: '2026-11-03T00:00:00', description: 'Top-up', amount: 500, balance: 5380 },
  ];
  const created = await codat.bankAccountTransactions.create({
    ...connected,
    accountId: holding,
    createBankTransactions: { accountId: holding, transactions },
  });
  await written(created.createBankTransactionsResponse);
  await refresh(xero, 'bankTransactions');
  const read = await codat.bankAccountTransactions.list({ ...connected, accountId: holding });
  expect(read).toMatchObject({ statusCode: 200, bankTransactions: { totalResults: 2, pageNumber: 1 } });
  // The client declares each result as a bank line. According to the OpenAPI document, it is an account with its lines.
  const [account] = bodyOf(read).results;
  expect(account).toMatchObject({ accountId: holding, transactions: [{ id: 'F1' }, { id: 'F2', amount: 500 }] });
});

test('the client lists accounts, tax rates, suppliers, tracking categories and bank accounts', async () => {
  const { id: companyId } = xero;
  const accounts = await codat.accounts.list({ companyId, query: 'nominalCode=493' });
  expect(accounts.accounts?.results).toMatchObject([{ id: xero.accountId('493'), type: 'Expense', status: 'Active' }]);
  const taxRates = await codat.taxRates.list({ companyId, query: 'id=INPUT2' });
  expect(taxRates.taxRates?.results).toMatchObject([{ effectiveTaxRate: 20, components: [{ rate: 20 }] }]);
  const suppliers = await codat.suppliers.list({ companyId, page: 1, pageSize: 2, orderBy: '-supplierName' });
  expect(suppliers.suppliers?.results).toHaveLength(2);
  const tracking = await codat.trackingCategories.list({ companyId, query: 'hasChildren=false' });
  expect(tracking.trackingCategories?.results?.every(({ parentId }) => parentId)).toBe(true);
  const banks = await codat.bankAccounts.list({ ...connected, query: 'accountName=Outlay Holding' });
  expect(banks.bankAccounts?.results).toMatchObject([{ id: holding, currency: 'GBP' }]);
  const info = await codat.companyInfo.get({ companyId });
  expect(info.companyDataset).toMatchObject({ baseCurrency: 'GBP', companyName: 'Harbour & Finch Ltd' });
});

test('the client reads a write model', async () => {
  const model = await codat.directCosts.getCreateModel(connected);
  expect(model.pushOption).toMatchObject({
    type: 'Object',
    required: true,
    properties: { issueDate: { type: 'DateTime', required: true }, lineItems: { type: 'Array' } },
  });
});

test('the client returns the status and the error body of a refusal', async () => {
  const refused = await codat.directCosts.get({ ...connected, directCostId: 'nowhere' });
  expect(refused).toMatchObject({ statusCode: 404, errorMessage: { statusCode: 404, service: 'PublicApi' } });
  const unread = await codat.journalEntries.list({ companyId: xero.id, page: 1, pageSize: 10 });
  expect(unread.errorMessage?.error).toBe('The data set has not been requested.');
});
