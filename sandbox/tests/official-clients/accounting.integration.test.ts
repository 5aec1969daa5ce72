import { CodatAccounting } from '@codat/accounting';
import { RetryConfig } from '@codat/accounting/dist/internal/utils/retries.js';
import { UploadDirectCostAttachmentRequest } from '@codat/accounting/dist/sdk/models/operations/index.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { basic, type LinkedCompany, linkCompany, openStage, refresh, type Stage } from '../../testing/client';

let stage: Stage;
let codat: CodatAccounting;
let xero: LinkedCompany;
let connected: { readonly companyId: string; readonly connectionId: string };
let holding: string;
let supplierId: string;

beforeAll(async () => {
  stage = await openStage();
  codat = new CodatAccounting({
    security: { authHeader: basic(stage.sandbox.apiKey) },
    serverURL: stage.sandbox.url,
    // By default it tries for an hour, POSTs too.
    retryConfig: new RetryConfig('none'),
  });
  xero = await linkCompany(stage);
  connected = { companyId: xero.id, connectionId: xero.connectionId };
  holding = xero.bankAccountId('Outlay Holding');
  supplierId = xero.supplierId;
});
afterAll(() => stage.close());

/** A hotel of 120.00, 20.00 of it VAT, paid from or to the holding account. */
const aSpend = (reference: string) => ({
  issueDate: '2026-10-28T00:00:00',
  currency: 'GBP',
  reference,
  note: 'Two nights in Leeds',
  contactRef: { id: supplierId, dataType: 'suppliers' },
  lineItems: [
    {
      description: 'Hotel',
      unitAmount: 100,
      quantity: 1,
      subTotal: 100,
      taxAmount: 20,
      totalAmount: 120,
      accountRef: { id: xero.accountId('493') },
      taxRateRef: { id: 'INPUT2' },
    },
  ],
  paymentAllocations: [{ payment: { accountRef: { id: holding }, currency: 'GBP' }, allocation: { totalAmount: 120 } }],
  subTotal: 100,
  taxAmount: 20,
  totalAmount: 120,
});

interface Accepted {
  readonly pushOperationKey: string;
  readonly status: string;
}

/** Waits until an accepted push is written; answers with the id of its record. */
async function written(accepted: Accepted | undefined): Promise<string> {
  expect(accepted?.status).toBe('Pending');
  const path = `/companies/${xero.id}/push/${accepted?.pushOperationKey}`;
  const operation = async () => (await stage.ask('GET', path)).body;
  await expect.poll(async () => (await operation()).status).not.toBe('Pending');
  const settled = await operation();
  expect(settled.validation?.errors).toBeUndefined();
  return settled.changes[0].recordRef.id;
}

/**
 * 0.37.0 sends the bytes as a list of numbers in a part without a name: it looks for the file one level too deep in what
 * it is given. Given its own request as the body of its request, it finds the file and sends it as a part named `file`.
 */
function asFile(attached: ConstructorParameters<typeof UploadDirectCostAttachmentRequest>[0]) {
  const request = new UploadDirectCostAttachmentRequest(attached);
  Reflect.set(request, 'requestBody', new UploadDirectCostAttachmentRequest(attached));
  return request;
}

/** What came back, where the client has no model of it. */
const textOf = ({ rawResponse }: { rawResponse?: { data: ArrayBuffer } }): string =>
  new TextDecoder().decode(rawResponse?.data);
const bodyOf = (answer: { rawResponse?: { data: ArrayBuffer } }) => JSON.parse(textOf(answer));

test('a direct cost is created, gets its receipt, and is read back after a refresh', async () => {
  const created = await codat.directCosts.create({ ...connected, directCost: aSpend('card-4590') });
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

  await refresh(stage, xero, 'directCosts');
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

test('a direct income is created and read back after a refresh', async () => {
  const created = await codat.directIncomes.create({ ...connected, directIncome: aSpend('refund') });
  const directIncomeId = await written(created.createDirectIncomeResponse);
  await refresh(stage, xero, 'directIncomes');
  const read = await codat.directIncomes.get({ ...connected, directIncomeId });
  expect(read.directIncome).toMatchObject({ reference: 'refund', totalAmount: 120 });
});

test('a transfer tops the holding account up', async () => {
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
  await refresh(stage, xero, 'transfers');
  const read = await codat.transfers.get({ ...connected, transferId });
  expect(read.transfer).toMatchObject({ description: 'Top-up', to: { accountRef: { id: holding }, amount: 500 } });
});

test('bank transactions are created on an account and listed from it', async () => {
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
  await refresh(stage, xero, 'bankTransactions');
  const read = await codat.bankAccountTransactions.list({ ...connected, accountId: holding });
  expect(read).toMatchObject({ statusCode: 200, bankTransactions: { totalResults: 2, pageNumber: 1 } });
  // The document and the client differ: to it a result is a line, to the document an account with its lines.
  const [account] = bodyOf(read).results;
  expect(account).toMatchObject({ accountId: holding, transactions: [{ id: 'F1' }, { id: 'F2', amount: 500 }] });
});

test('accounts, tax rates, suppliers, tracking categories and bank accounts are listed', async () => {
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

test('what a package takes is told by its write models', async () => {
  const model = await codat.directCosts.getCreateModel(connected);
  expect(model.pushOption).toMatchObject({
    type: 'Object',
    required: true,
    properties: { issueDate: { type: 'DateTime', required: true }, lineItems: { type: 'Array' } },
  });
});

test('a refusal is told by its status and the error body', async () => {
  const refused = await codat.directCosts.get({ ...connected, directCostId: 'nowhere' });
  expect(refused).toMatchObject({ statusCode: 404, errorMessage: { statusCode: 404, service: 'PublicApi' } });
  const unread = await codat.journalEntries.list({ companyId: xero.id, page: 1, pageSize: 10 });
  expect(unread.errorMessage?.error).toBe('The data set has not been requested.');
});
