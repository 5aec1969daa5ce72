import { anExpense, type LinkedCompany, linkCompany, type Stage } from '../../testing/client';
import { settled, whenSettled } from '../../testing/settled';
import { attach } from './accounting';

/** Both versions of Expenses: every operation to its success, and a sync to every end it can have. */
export async function driveExpenses(stage: Stage): Promise<void> {
  const xero = await linkCompany(stage);
  await driveConfiguration(stage, xero);
  await driveExpense(stage, xero);
  await driveDatasets(stage, xero);
  await driveEndings(stage, xero);
  await driveOtherKinds(stage);
}

async function driveConfiguration({ ask }: Stage, { id, expenses }: LinkedCompany): Promise<void> {
  await ask('GET', `${expenses}/config`);
  await ask('GET', `${expenses}/mappingOptions`);
  await ask('GET', `/companies/${id}/data/info`);
  const { id: other } = (await ask('POST', '/companies', { name: 'Not configured' })).body;
  await ask('GET', `/companies/${other}/sync/expenses/config`);
  await ask('GET', `/companies/${other}/sync/expenses/syncs/list/status`);
}

async function driveExpense(stage: Stage, company: LinkedCompany): Promise<void> {
  const { ask } = stage;
  const expense = anExpense(company);
  const { syncId } = (await ask('POST', `${company.expenses}/expense-transactions`, [expense])).body;
  const syncs = `${company.expenses}/syncs`;
  await ask('GET', `${syncs}/${syncId}/status`);
  await ask('GET', `${syncs}/${syncId}/transactions`);
  await whenSettled(stage, company, syncId);
  await ask('GET', `${syncs}/${syncId}/transactions/${expense.id}`);
  await attach(stage, `${syncs}/${syncId}/transactions/${expense.id}/attachments`);
  for (const which of ['latest', 'lastSuccessful', 'list']) await ask('GET', `${syncs}/${which}/status`);
  const { id, reference: _reference, ...update } = anExpense(company, { ...expense, notes: 'Corrected' });
  await settled(stage, company, ['PUT', `expense-transactions/${id}`], update);
}

async function driveDatasets(stage: Stage, company: LinkedCompany): Promise<void> {
  const { ask } = stage;
  const item = anExpense(company, { contactRef: { id: company.supplierId, contactType: 'Supplier' } });
  const { datasetId } = (await ask('POST', `${company.expenses}/data/expense-transactions`, { items: [item] })).body;
  const { syncId } = (await ask('POST', `${company.expenses}/syncs`, { datasetIds: [datasetId] })).body;
  await whenSettled(stage, company, syncId);
}

/** Every code of the page "Sync expenses", by its fault; and the two that need none. */
async function driveEndings(stage: Stage, company: LinkedCompany): Promise<void> {
  const post = (values: Record<string, unknown>) =>
    settled(stage, company, ['POST', 'expense-transactions'], [anExpense(company, values)]);
  for (const code of [2040, 4000, 4040, 4220, 4260, 5000, 5080, 5120, 5130]) {
    const rules = [{ operation: 'create-expense-transaction', kind: 'sync-error', code, times: 1 }];
    await stage.ask('PUT', '/_sandbox/faults', { rules });
    await post({});
  }
  await stage.ask('PUT', '/_sandbox/faults', { rules: [] });
  await post({ lines: [{ netAmount: 5, accountRef: { id: 'nowhere' } }] });
  const rules = [{ operation: 'create-expense-transaction', kind: 'push-error', times: 1 }];
  await stage.ask('PUT', '/_sandbox/faults', { rules });
  await post({});
  await stage.ask('GET', `${company.expenses}/syncs/list/status`);
}

async function driveOtherKinds(stage: Stage): Promise<void> {
  const quickBooks = await linkCompany(stage, 'qhyg', 'bright-dental');
  const side = (name: string) => ({ accountRef: { id: quickBooks.bankAccountId(name) }, amount: 100 });
  const transfer = {
    date: '2026-11-20T00:00:00Z',
    description: 'Top-up',
    from: side('Current account'),
    to: side('Practice credit card'),
  };
  await settled(stage, quickBooks, ['PUT', `transfer-transactions/${crypto.randomUUID()}`], transfer);
  const claim = {
    contactRef: { id: quickBooks.supplierId },
    issueDate: '2026-11-20',
    dueDate: '2026-12-04',
    currency: 'GBP',
    notes: 'Conference in Leeds',
    lines: [
      {
        netAmount: 100,
        taxAmount: 20,
        taxRateRef: { id: '20_Bills' },
        accountRef: { id: quickBooks.accountId('6160') },
      },
    ],
  };
  const id = crypto.randomUUID();
  await settled(stage, quickBooks, ['POST', 'reimbursable-expense-transactions'], [{ ...claim, id }]);
  await settled(stage, quickBooks, ['PUT', `reimbursable-expense-transactions/${id}`], {
    ...claim,
    notes: 'Corrected',
  });

  const desktop = await linkCompany(stage, 'pqsw', 'lakeside-builders');
  const line = (accountId: string, amount: number) => ({ amount, accountRef: { id: accountId }, description: 'FX' });
  const lines = [line(desktop.accountId('7901'), 50), line(desktop.bankAccountId('Checking'), -50)];
  const adjustment = { id: crypto.randomUUID(), date: '2026-11-20T00:00:00Z', currency: 'USD', lines };
  await settled(stage, desktop, ['POST', 'adjustment-transactions'], [adjustment]);
}
