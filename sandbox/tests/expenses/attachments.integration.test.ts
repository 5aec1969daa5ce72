import { describe, expect, test } from 'vitest';
import { anExpense, type LinkedCompany, linkCompany, recordsOf, submit, sync } from '../../testing/linked-company';
import { fileForm, startTestServer } from '../../testing/test-server';

const server = await startTestServer();

interface Receipt {
  readonly name?: string;
  readonly type?: string;
  readonly bytes?: number;
}

const form = ({ name = 'receipt.pdf', type = 'application/pdf', bytes = 64 }: Receipt): FormData =>
  fileForm(new Uint8Array(bytes).fill(7), type, name);
const pathOf = (company: LinkedCompany, syncId: string, id: string): string =>
  `${company.expenses}/syncs/${syncId}/transactions/${id}/attachments`;

/** Links a company and syncs one expense. Returns a function that attaches a receipt to the expense. */
async function withExpense(key: string, organisation: string, code: string, values: object = {}) {
  const company = await linkCompany(server, key, organisation);
  const rates = (await server.get(`${company.expenses}/mappingOptions`)).taxRates;
  const expense = anExpense(company, {
    lines: [
      { netAmount: 5, taxAmount: 0, taxRateRef: { id: rates.at(-1).id }, accountRef: { id: company.accountId(code) } },
    ],
    ...values,
  });
  const { syncId, items } = await sync(company, [expense]);
  expect(items).toMatchObject([{ status: 'Completed' }]);
  const path = pathOf(company, syncId, expense.id);
  return { company, expense, attach: (receipt: Receipt = {}) => server.call('POST', path, form(receipt)) };
}

const megabyte = 1024 * 1024;

test.each([
  ['Xero', 'gbol', 'harbour-and-finch', '453', 10],
  ['FreeAgent', 'fbrh', 'juniper-creative', '7501', 5],
  ['Zoho Books', 'rwuv', 'saffron-kitchens', '7501', 5],
])('%s accepts receipts of its types up to its size limit', async (name, key, organisation, code, megabytes) => {
  const { attach } = await withExpense(key, organisation, code);
  expect((await attach({ bytes: megabytes * megabyte })).status).toBe(200);
  const tooLarge = await attach({ bytes: megabytes * megabyte + 1 });
  expect(tooLarge.status).toBe(400);
  expect(tooLarge.body).toMatchObject({
    service: 'ExpenseSyncApi',
    error: `The file exceeds the maximum size of ${megabytes} MB supported by ${name}.`,
  });
  expect((await attach({ name: 'receipt.webp', type: 'image/webp' })).body.error).toContain("The file type 'webp'");
  expect((await attach({ name: 'receipt' })).status).toBe(400);
  expect((await attach({ bytes: 0 })).body.error).toBe('The file is empty.');
});

test('one expense can have several receipts', async () => {
  const { company, expense, attach } = await withExpense('gbol', 'harbour-and-finch', '453');
  const [first, second] = [await attach(), await attach({ name: 'back.JPG', type: 'image/jpeg' })];
  expect(first.body).toEqual({ companyId: company.id, id: first.body.id, transactionId: expense.id });
  expect(second.body.id).not.toBe(first.body.id);
  const [record] = await recordsOf(company, expense.id);
  expect(record.attachments.map(({ name }: { name: string }) => name)).toEqual(['receipt.pdf', 'back.JPG']);
});

test('a form without a file is a 400', async () => {
  const { company, expense } = await withExpense('gbol', 'harbour-and-finch', '453');
  const { syncId } = await server.get(`${company.expenses}/syncs/latest/status`);
  const words = new FormData();
  words.append('note', 'no file here');
  const reply = await server.call('POST', pathOf(company, syncId, expense.id), words);
  expect(reply.status).toBe(400);
  expect(reply.body.error).toBe('A file must be provided.');
  expect((await server.call('POST', pathOf(company, syncId, crypto.randomUUID()), form({}))).status).toBe(404);
  expect((await server.call('POST', pathOf(company, crypto.randomUUID(), expense.id), form({}))).status).toBe(404);
});

test('QuickBooks Online needs the content type, and accepts no receipt for a reward', async () => {
  const { attach } = await withExpense('qhyg', 'bright-dental', '6080');
  expect((await attach({ type: 'application/octet-stream' })).body.error).toContain('application/octet-stream');
  expect((await attach()).status).toBe(200);
  const reward = await withExpense('qhyg', 'bright-dental', '6080', { type: 'Reward' });
  expect((await reward.attach()).body.error).toBe(
    'Attachments are not supported by QuickBooks Online for transactions of type Reward.',
  );
});

test('Business Central accepts any file type', async () => {
  const { attach } = await withExpense('trji', 'ashcombe-furniture', '7501');
  expect((await attach({ name: 'walk-round.mp4', type: 'video/mp4' })).status).toBe(200);
});

test.each([
  ['QuickBooks Desktop', 'pqsw', 'lakeside-builders', 'USD'],
  ['Sage Intacct', 'knfz', 'orchard-care', 'GBP'],
])('%s accepts no receipts', async (name, key, organisation, currency) => {
  const { attach } = await withExpense(key, organisation, '7501', { currency });
  expect((await attach()).body.error).toBe(`Attachments are not supported by ${name}.`);
});

describe('records that are not expenses', () => {
  test('a reimbursable expense accepts a receipt in QuickBooks Online, not in NetSuite', async () => {
    for (const [key, organisation, code, status] of [
      ['qhyg', 'bright-dental', '6160', 200],
      ['akxx', 'meridian-components', '7400', 400],
    ] as const) {
      const company = await linkCompany(server, key, organisation);
      const id = crypto.randomUUID();
      const line = {
        netAmount: 5,
        taxAmount: 0,
        accountRef: { id: company.accountId(code) },
        taxRateRef: { id: key === 'qhyg' ? 'NON' : 'UNDEF-GB' },
      };
      const claim = {
        id,
        contactRef: { id: company.supplierId },
        issueDate: '2026-11-20',
        dueDate: '2026-11-20',
        currency: 'GBP',
        lines: [line],
      };
      const { syncId } = await submit(company, ['POST', 'reimbursable-expense-transactions'], [claim]);
      expect((await server.call('POST', pathOf(company, syncId, id), form({}))).status).toBe(status);
    }
  });

  test('a transfer accepts no receipt', async () => {
    const company = await linkCompany(server);
    const id = crypto.randomUUID();
    const { syncId } = await submit(company, ['PUT', `transfer-transactions/${id}`], {
      date: '2026-11-20',
      from: { accountRef: { id: company.bankAccountId('Business Current') }, amount: 5 },
      to: { accountRef: { id: company.bankAccountId('Outlay Holding') }, amount: 5 },
    });
    const reply = await server.call('POST', pathOf(company, syncId, id), form({}));
    expect(reply.status).toBe(400);
    expect(reply.body.error).toBe('Attachments are not supported for Transfer transactions.');
  });
});
