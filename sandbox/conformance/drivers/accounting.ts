import { aDirectCost } from '../../testing/direct-cost';
import { type LinkedCompany, linkCompany, push, refresh, setCondition } from '../../testing/linked-company';
import { fileForm, type TestServer } from '../../testing/test-server';

/**
 * Makes calls for each type of record in the Accounting API: pushes one, reads it after a refresh, changes it and
 * deletes it.
 */
export async function driveAccounting(server: TestServer): Promise<void> {
  const company = await linkCompany(server);
  await server.call('POST', `${company.path}/data/info`);
  await driveLists(company);
  await driveSpend(company, 'directCosts');
  await driveSpend(company, 'directIncomes');
  await driveTransfer(company);
  await driveJournal(company);
  await driveBankLines(company);
  await driveDesktop(server);
}

async function create(company: LinkedCompany, path: string, body: object): Promise<string> {
  const { operation } = await push(company, 'POST', path, body);
  if (operation.status !== 'Success') throw new Error(`${path}: ${JSON.stringify(operation.validation)}`);
  return operation.changes[0].recordRef.id;
}

async function driveLists(company: LinkedCompany): Promise<void> {
  const account = { name: 'Client lunches', nominalCode: '4931', type: 'Expense', status: 'Active' };
  await create(company, 'accounts', { ...account, fullyQualifiedCategory: 'Expense.Overhead' });
  const bank = { accountType: 'Credit', nominalCode: '0999', currency: 'GBP', accountNumber: '5555' };
  const contact = { status: 'Active', defaultCurrency: 'GBP' };
  for (const [path, body, change] of [
    ['bankAccounts', { ...bank, accountName: 'Second card' }, { accountName: 'Travel card' }],
    ['suppliers', { ...contact, supplierName: 'Severn Print' }, { phone: '0117 496 0000' }],
    ['customers', { ...contact, customerName: 'Wye Events' }, { phone: '0117 496 0001' }],
  ] as const) {
    const id = await create(company, path, body);
    await push(company, 'PUT', `${path}/${id}`, { ...body, ...change });
  }
}

async function driveSpend(company: LinkedCompany, type: 'directCosts' | 'directIncomes'): Promise<void> {
  const { server, connection } = company;
  const id = await create(company, type, aDirectCost(company));
  await attachReceipt(server, `${connection}/push/${type}/${id}/attachment`);
  const record = `${connection}/data/${type}/${id}`;
  const [attachment] = (await server.get(`${record}/attachments`)).attachments;
  await server.get(`${record}/attachments/${attachment.id}`);
  await server.get(`${record}/attachments/${attachment.id}/download`);
  await refresh(company, type);
  await server.get(`${connection}/data/${type}?query=${encodeURIComponent('totalAmount>1')}&orderBy=-issueDate`);
  await server.get(record);
  if (type === 'directIncomes') return;
  await push(company, 'DELETE', `${type}/${id}`);
  await refresh(company, type);
  await server.get(record);
}

export const attachReceipt = (server: TestServer, path: string) =>
  server.call('POST', path, fileForm('%PDF-1.7', 'application/pdf', 'receipt.pdf'));

async function driveTransfer(company: LinkedCompany): Promise<void> {
  const side = (name: string) => ({ accountRef: { id: company.bankAccountId(name) }, amount: 500 });
  const [from, to] = [side('Business Current'), side('Outlay Holding')];
  const id = await create(company, 'transfers', { date: '2026-11-02', description: 'Top-up', from, to });
  await readList(company, 'transfers', `${company.connection}/data/transfers`, id);
}

async function driveJournal(company: LinkedCompany): Promise<void> {
  const line = (code: string, netAmount: number) => ({
    description: 'October',
    accountRef: { id: company.accountId(code) },
    netAmount,
    currency: 'GBP',
  });
  const journalLines = [line('493', 50), line('453', -50)];
  const id = await create(company, 'journalEntries', { postedOn: '2026-10-31', description: 'Accrual', journalLines });
  await readList(company, 'journalEntries', `${company.path}/data/journalEntries`, id);
  await push(company, 'DELETE', `journalEntries/${id}`);
}

async function readList(company: LinkedCompany, type: string, path: string, id: string): Promise<void> {
  await refresh(company, type);
  await company.server.get(path);
  await company.server.get(`${path}/${id}`);
}

async function driveBankLines(company: LinkedCompany): Promise<void> {
  const accountId = company.bankAccountId('Outlay Holding');
  const transactions = [
    { id: 'L1', date: '2026-11-04', amount: -37.4, balance: 4962.6, transactionType: 'Debit', description: 'Hotel' },
    { id: 'L2', date: '2026-11-05', amount: 5, balance: 4967.6, transactionType: 'Credit', counterparty: 'Refunder' },
  ];
  await create(company, `bankAccounts/${accountId}/bankTransactions`, { accountId, transactions });
  await refresh(company, 'bankTransactions');
  await company.server.get(`${company.connection}/data/bankAccounts/${accountId}/bankTransactions`);
  await company.server.get(`${company.path}/data/bankAccounts/${accountId}/transactions`);
}

/** Makes a push time out by turning off the desktop connector. */
async function driveDesktop(server: TestServer): Promise<void> {
  const company = await linkCompany(server, 'pqsw', 'lakeside-builders');
  await setCondition(company, 'offline');
  const supplier = { supplierName: 'Quiet Timber Co', status: 'Active' };
  await push(company, 'POST', 'suppliers?timeoutInMinutes=1', supplier);
  await setCondition(company, 'working');
}
