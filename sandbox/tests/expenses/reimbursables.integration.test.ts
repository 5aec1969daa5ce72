import { expect, test } from 'vitest';
import { isBalanced, type LinkedCompany, linkCompany, recordsOf, submit } from '../../testing/linked-company';
import { startTestServer } from '../../testing/test-server';

const server = await startTestServer();
const quickBooks = await linkCompany(server, 'qhyg', 'bright-dental');
const xero = await linkCompany(server);
const freeAgent = await linkCompany(server, 'fbrh', 'juniper-creative');

const path = 'reimbursable-expense-transactions';

const claim = async (company: LinkedCompany, code: string, values: object = {}, supplier = 1) => ({
  id: crypto.randomUUID(),
  reference: 'w/c 16/11',
  contactRef: { id: (await server.get(`${company.path}/data/suppliers`)).results[supplier].id },
  issueDate: '2026-11-20',
  dueDate: '2026-12-04',
  currency: 'GBP',
  notes: 'Conference in Leeds',
  lines: [
    {
      description: 'Hotel',
      netAmount: 100,
      taxAmount: 20,
      taxRateRef: { id: '20_Bills' },
      accountRef: { id: company.accountId(code) },
    },
  ],
  ...values,
});

test('a reimbursable expense becomes a bill owed to the employee', async () => {
  const wanted = await claim(quickBooks, '6160');
  const { status } = await submit(quickBooks, ['POST', path], [wanted]);
  expect(status.syncStatusCode).toBe(2000);
  expect(await recordsOf(quickBooks, wanted.id)).toMatchObject([
    {
      kind: 'Bill',
      dueDate: '2026-12-04',
      contact: { id: wanted.contactRef.id },
      reference: 'w/c 16/11',
      payableAccount: { nominalCode: '2100' },
      totalAmount: 120,
      lines: [{ description: 'Hotel', netAmount: 100, taxAmount: 20 }],
      postings: [{ debit: 100 }, { debit: 20 }, { credit: 120 }],
    },
  ]);
  expect(await isBalanced(quickBooks)).toBe(true);
});

test('an update changes the amounts and notes, not the supplier or the accounts', async () => {
  const wanted = await claim(quickBooks, '6160');
  await submit(quickBooks, ['POST', path], [wanted]);
  const { id, ...rest } = await claim(quickBooks, '6080', { notes: 'Corrected' }, 2);
  const update = { ...rest, lines: [{ ...rest.lines[0], netAmount: 50, taxAmount: 10 }] };
  expect((await submit(quickBooks, ['PUT', `${path}/${wanted.id}`], update)).status.syncStatusCode).toBe(2000);
  expect(await recordsOf(quickBooks, wanted.id)).toMatchObject([
    {
      totalAmount: 60,
      description: 'Corrected',
      contact: { id: wanted.contactRef.id },
      lines: [{ account: { nominalCode: '6160' } }],
      revision: 2,
    },
  ]);
  expect((await server.call('PUT', `${quickBooks.expenses}/${path}/${id}`, rest)).status).toBe(404);
});

test('a currency that differs from the supplier’s is refused before the package is called', async () => {
  const wanted = await claim(quickBooks, '6160', { currency: 'EUR', currencyRate: 0.86 });
  const { status, items } = await submit(quickBooks, ['POST', path], [wanted]);
  expect(status.syncStatusCode).toBe(5120);
  expect(items[0]).toMatchObject({
    status: 'ValidationError',
    message: 'The currency of the supplier (GBP) does not match the currency of the transaction (EUR).',
  });
});

test('Xero accepts no reimbursable expense', async () => {
  const { items } = await submit(xero, ['POST', path], [await claim(xero, '493')]);
  expect(items[0]).toMatchObject({
    status: 'ValidationError',
    message: 'Reimbursable expense transactions are not supported for Xero.',
  });
});

test('FreeAgent uses the tax rate of the account, because its bills have no tax rates', async () => {
  const wanted = await claim(freeAgent, '7402', {
    lines: [{ netAmount: 100, taxRateRef: { id: 'nowhere' }, accountRef: { id: freeAgent.accountId('7402') } }],
  });
  await submit(freeAgent, ['POST', path], [wanted]);
  expect((await recordsOf(freeAgent, wanted.id))[0]).toMatchObject({ netAmount: 100, taxAmount: 20 });
});

test('a batch has 1 to 50 items, each with a supplier, an issue date and a due date', async () => {
  const wanted = await claim(quickBooks, '6160');
  const statusOf = async (body: unknown) => (await server.call('POST', `${quickBooks.expenses}/${path}`, body)).status;
  expect(await statusOf([])).toBe(400);
  expect(await statusOf(Array.from({ length: 51 }, () => ({ ...wanted, id: crypto.randomUUID() })))).toBe(400);
  expect(await statusOf([{ ...wanted, dueDate: undefined }])).toBe(400);
  expect(await statusOf([{ ...wanted, contactRef: undefined }])).toBe(400);
  expect(await statusOf([wanted, wanted])).toBe(400);
});
