import { type LinkedCompany, linkCompany, push, refresh, type Stage } from '../../testing/client';

/** Every record the Accounting API writes, through its whole life: pushed, read after a refresh, changed, deleted. */
export async function driveAccounting(stage: Stage): Promise<void> {
  const company = await linkCompany(stage);
  const books: Books = {
    stage,
    company,
    data: `/companies/${company.id}/data`,
    connection: `/companies/${company.id}/connections/${company.connectionId}`,
  };
  await stage.ask('POST', `${books.data}/info`);
  await driveLists(books);
  for (const type of ['directCosts', 'directIncomes'] as const) await driveSpend(books, type);
  await driveTransfer(books);
  await driveJournal(books);
  await driveBankLines(books);
  await driveDesktop(stage);
}

interface Books {
  readonly stage: Stage;
  readonly company: LinkedCompany;
  readonly data: string;
  readonly connection: string;
}

async function created({ stage, connection }: Books, path: string, body: object): Promise<string> {
  const { operation } = await push(stage, 'POST', `${connection}/push/${path}`, body);
  if (operation.status !== 'Success') throw new Error(`${path}: ${JSON.stringify(operation.validation)}`);
  return operation.changes[0].recordRef.id;
}

async function driveLists(books: Books): Promise<void> {
  const { stage, connection } = books;
  await created(books, 'accounts', {
    name: 'Client lunches',
    nominalCode: '4931',
    type: 'Expense',
    status: 'Active',
    fullyQualifiedCategory: 'Expense.Overhead',
  });
  const bank = {
    accountName: 'Second card',
    accountType: 'Credit',
    nominalCode: '0999',
    currency: 'GBP',
    accountNumber: '5555',
  };
  const bankId = await created(books, 'bankAccounts', bank);
  await push(stage, 'PUT', `${connection}/push/bankAccounts/${bankId}`, { ...bank, accountName: 'Travel card' });
  const supplier = { supplierName: 'Severn Print', status: 'Active', defaultCurrency: 'GBP' };
  const supplierId = await created(books, 'suppliers', supplier);
  await push(stage, 'PUT', `${connection}/push/suppliers/${supplierId}`, { ...supplier, phone: '0117 496 0000' });
  const customer = { customerName: 'Wye Events', status: 'Active', defaultCurrency: 'GBP' };
  const customerId = await created(books, 'customers', customer);
  await push(stage, 'PUT', `${connection}/push/customers/${customerId}`, { ...customer, phone: '0117 496 0001' });
}

async function driveSpend(books: Books, type: 'directCosts' | 'directIncomes'): Promise<void> {
  const { stage, company, connection } = books;
  const { ask } = stage;
  const id = await created(books, type, aSpend(company));
  await attach(stage, `${connection}/push/${type}/${id}/attachment`);
  const attachments = `${connection}/data/${type}/${id}/attachments`;
  const [attachment] = (await ask('GET', attachments)).body.attachments;
  await ask('GET', `${attachments}/${attachment.id}`);
  await ask('GET', `${attachments}/${attachment.id}/download`);
  await refresh(stage, company, type);
  await ask('GET', `${connection}/data/${type}?query=${encodeURIComponent('totalAmount>1')}&orderBy=-issueDate`);
  await ask('GET', `${connection}/data/${type}/${id}`);
  if (type === 'directIncomes') return;
  await push(stage, 'DELETE', `${connection}/push/${type}/${id}`);
  await refresh(stage, company, type);
  await ask('GET', `${connection}/data/${type}/${id}`);
}

export async function attach({ ask }: Stage, path: string): Promise<void> {
  const form = new FormData();
  form.append('file', new Blob(['%PDF-1.7'], { type: 'application/pdf' }), 'receipt.pdf');
  await ask('POST', path, form);
}

/** A hotel of 120.00, 20.00 of it VAT, tracked, paid from the holding account. */
const aSpend = (company: LinkedCompany) => ({
  issueDate: '2026-10-28',
  currency: 'GBP',
  note: 'Two nights in Leeds',
  contactRef: { id: company.supplierId, dataType: 'suppliers' },
  lineItems: [
    {
      description: 'Hotel',
      unitAmount: 100,
      quantity: 1,
      taxAmount: 20,
      accountRef: { id: company.accountId('493') },
      taxRateRef: { id: 'INPUT2' },
    },
  ],
  paymentAllocations: [
    {
      payment: { accountRef: { id: company.bankAccountId('Outlay Holding') }, currency: 'GBP' },
      allocation: { totalAmount: 120 },
    },
  ],
  subTotal: 100,
  taxAmount: 20,
  totalAmount: 120,
});

async function driveTransfer(books: Books): Promise<void> {
  const { stage, company, connection } = books;
  const side = (name: string) => ({ accountRef: { id: company.bankAccountId(name) }, amount: 500 });
  const transfer = {
    date: '2026-11-02',
    description: 'Top-up',
    from: side('Business Current'),
    to: side('Outlay Holding'),
  };
  const id = await created(books, 'transfers', transfer);
  await refresh(stage, company, 'transfers');
  await stage.ask('GET', `${connection}/data/transfers`);
  await stage.ask('GET', `${connection}/data/transfers/${id}`);
}

async function driveJournal(books: Books): Promise<void> {
  const { stage, company, data, connection } = books;
  const line = (code: string, netAmount: number) => ({
    description: 'October',
    accountRef: { id: company.accountId(code) },
    netAmount,
    currency: 'GBP',
  });
  const journal = { postedOn: '2026-10-31', description: 'Accrual', journalLines: [line('493', 50), line('453', -50)] };
  const id = await created(books, 'journalEntries', journal);
  await refresh(stage, company, 'journalEntries');
  await stage.ask('GET', `${data}/journalEntries`);
  await stage.ask('GET', `${data}/journalEntries/${id}`);
  await push(stage, 'DELETE', `${connection}/push/journalEntries/${id}`);
}

async function driveBankLines(books: Books): Promise<void> {
  const { stage, company, data, connection } = books;
  const accountId = company.bankAccountId('Outlay Holding');
  const transactions = [
    { id: 'L1', date: '2026-11-04', amount: -37.4, balance: 4962.6, transactionType: 'Debit', description: 'Hotel' },
    { id: 'L2', date: '2026-11-05', amount: 5, balance: 4967.6, transactionType: 'Credit', counterparty: 'Refunder' },
  ];
  await created(books, `bankAccounts/${accountId}/bankTransactions`, { accountId, transactions });
  await refresh(stage, company, 'bankTransactions');
  await stage.ask('GET', `${connection}/data/bankAccounts/${accountId}/bankTransactions`);
  await stage.ask('GET', `${data}/bankAccounts/${accountId}/transactions`);
}

/** A push that times out since the desktop connector is off. */
async function driveDesktop(stage: Stage): Promise<void> {
  const company = await linkCompany(stage, 'pqsw', 'lakeside-builders');
  await stage.ask('PUT', `/_sandbox/companies/${company.id}/condition`, { condition: 'offline' });
  const path = `/companies/${company.id}/connections/${company.connectionId}/push/suppliers?timeoutInMinutes=1`;
  await push(stage, 'POST', path, { supplierName: 'Quiet Timber Co', status: 'Active' });
  await stage.ask('PUT', `/_sandbox/companies/${company.id}/condition`, { condition: 'working' });
}
