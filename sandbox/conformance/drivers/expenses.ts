import {
  anExpense,
  type LinkedCompany,
  linkCompany,
  refresh,
  submit,
  sync,
  whenSettled,
} from '../../testing/linked-company';
import type { TestServer } from '../../testing/test-server';
import { attachReceipt } from './accounting';

/**
 * Calls every operation of both versions of Sync for Expenses successfully, and makes syncs end with every status code.
 */
export async function driveExpenses(server: TestServer): Promise<void> {
  const xero = await linkCompany(server);
  await driveConfiguration(xero);
  await driveExpense(xero);
  await driveDatasets(xero);
  await driveSyncCodes(xero);
  await driveQuickBooks(server);
  await driveDesktop(server);
}

async function driveConfiguration({ server, path, expenses }: LinkedCompany): Promise<void> {
  const { get, post } = server;
  await get(`${expenses}/config`);
  await get(`${expenses}/mappingOptions`);
  await get(`${path}/data/info`);
  const { id: other } = await post('/companies', { name: 'Not configured' });
  await get(`/companies/${other}/sync/expenses/config`);
  await get(`/companies/${other}/sync/expenses/syncs/list/status`);
}

async function driveExpense(company: LinkedCompany): Promise<void> {
  const { get, post } = company.server;
  const expense = anExpense(company);
  const { syncId } = await post(`${company.expenses}/expense-transactions`, [expense]);
  const syncs = `${company.expenses}/syncs`;
  await get(`${syncs}/${syncId}/status`);
  await get(`${syncs}/${syncId}/transactions`);
  await whenSettled(company, syncId);
  await get(`${syncs}/${syncId}/transactions/${expense.id}`);
  await attachReceipt(company.server, `${syncs}/${syncId}/transactions/${expense.id}/attachments`);
  for (const which of ['latest', 'lastSuccessful', 'list']) await get(`${syncs}/${which}/status`);
  const { id, reference: _reference, ...update } = anExpense(company, { ...expense, notes: 'Corrected' });
  await submit(company, ['PUT', `expense-transactions/${id}`], update);
}

async function driveDatasets(company: LinkedCompany): Promise<void> {
  const { post } = company.server;
  const item = anExpense(company, { contactRef: { id: company.supplierId, contactType: 'Supplier' } });
  const { datasetId } = await post(`${company.expenses}/data/expense-transactions`, { items: [item] });
  await submit(company, ['POST', 'syncs'], { datasetIds: [datasetId] });
}

/**
 * Makes syncs end with every code in the table of the page "Sync expenses". Fault injection causes each code once. Two
 * codes are also caused without a sync-error fault.
 */
async function driveSyncCodes(company: LinkedCompany): Promise<void> {
  const setFault = (fault: object) =>
    company.server.setFaults({ operation: 'create-expense-transaction', times: 1, ...fault });
  for (const code of [2040, 4000, 4040, 4220, 4260, 5000, 5080, 5120, 5130]) {
    await setFault({ kind: 'sync-error', code });
    await sync(company, [anExpense(company)]);
  }
  await company.server.setFaults();
  await sync(company, [anExpense(company, { lines: [{ netAmount: 5, accountRef: { id: 'nowhere' } }] })]);
  await setFault({ kind: 'push-error' });
  await sync(company, [anExpense(company)]);
  await company.server.get(`${company.expenses}/syncs/list/status`);
}

async function driveQuickBooks(server: TestServer): Promise<void> {
  const company = await linkCompany(server, 'qhyg', 'bright-dental');
  const side = (name: string) => ({ accountRef: { id: company.bankAccountId(name) }, amount: 100 });
  await submit(company, ['PUT', `transfer-transactions/${crypto.randomUUID()}`], {
    date: '2026-11-20T00:00:00Z',
    description: 'Top-up',
    from: side('Current account'),
    to: side('Practice credit card'),
  });
  const accountRef = { id: company.accountId('6160') };
  const claim = {
    contactRef: { id: company.supplierId },
    issueDate: '2026-11-20',
    dueDate: '2026-12-04',
    currency: 'GBP',
    notes: 'Conference in Leeds',
    lines: [{ netAmount: 100, taxAmount: 20, taxRateRef: { id: '20_Bills' }, accountRef }],
  };
  const path = 'reimbursable-expense-transactions';
  const id = crypto.randomUUID();
  await submit(company, ['POST', path], [{ ...claim, id }]);
  await submit(company, ['PUT', `${path}/${id}`], { ...claim, notes: 'Corrected' });
  await refresh(company, 'bills');
  const [bill] = (await company.server.get(`${company.path}/data/bills`)).results;
  await company.server.get(`${company.path}/data/bills/${bill.id}`);
}

async function driveDesktop(server: TestServer): Promise<void> {
  const company = await linkCompany(server, 'pqsw', 'lakeside-builders');
  const line = (accountId: string, amount: number) => ({ amount, accountRef: { id: accountId }, description: 'FX' });
  const lines = [line(company.accountId('7901'), 50), line(company.bankAccountId('Checking'), -50)];
  const adjustment = { id: crypto.randomUUID(), date: '2026-11-20T00:00:00Z', currency: 'USD', lines };
  await submit(company, ['POST', 'adjustment-transactions'], [adjustment]);
}
