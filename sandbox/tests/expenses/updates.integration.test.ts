import { describe, expect, test } from 'vitest';
import { type LinkedCompany, linkCompany, recordsOf, submit, sync } from '../../testing/linked-company';
import { startTestServer } from '../../testing/test-server';

const server = await startTestServer();
const xero = await linkCompany(server);
const freeAgent = await linkCompany(server, 'fbrh', 'juniper-creative');
const dynamics = await linkCompany(server, 'trji', 'ashcombe-furniture');

const expense = (company: LinkedCompany, code: string, values: object = {}) => ({
  id: crypto.randomUUID(),
  type: 'Payment',
  issueDate: '2026-11-20T00:00:00',
  currency: 'GBP',
  notes: 'Paper',
  lines: [{ netAmount: 10, taxAmount: 2, accountRef: { id: company.accountId(code) } }],
  ...values,
});

describe('an update of an expense', () => {
  const written = async (company: LinkedCompany, code: string, values: object = {}) => {
    const wanted = expense(company, code, values);
    expect((await sync(company, [wanted])).succeeded).toBe(true);
    return wanted;
  };
  const update = (company: LinkedCompany, id: string, body: object) =>
    submit(company, ['PUT', `expense-transactions/${id}`], body);

  test('that changes nothing ends the sync with 2040', async () => {
    const { id, ...same } = await written(xero, '453');
    expect((await update(xero, id, same)).status).toMatchObject({ syncStatusCode: 2040, dataPushed: false });
  });

  test('that changes nothing keeps the fields it leaves out', async () => {
    const { id, ...same } = await written(xero, '453', { merchantName: 'Viking', reference: 'CARD-1' });
    const rest = { ...same, merchantName: undefined, reference: undefined };
    await update(xero, id, rest);
    await update(xero, id, { ...rest, notes: 'Corrected', lines: undefined });
    expect(await recordsOf(xero, id)).toMatchObject([
      { reference: 'CARD-1', merchantName: 'Viking', description: 'Corrected', totalAmount: 12, revision: 2 },
    ]);
  });

  test('does not change the date, the merchant or the account', async () => {
    const { id } = await written(xero, '453', { merchantName: 'Viking' });
    await update(xero, id, {
      type: 'Payment',
      issueDate: '2026-10-01',
      currency: 'GBP',
      merchantName: 'Somebody else',
      notes: 'Corrected',
      bankAccountRef: { id: xero.bankAccountId('Outlay Holding') },
      lines: [{ netAmount: 20, taxAmount: 4, accountRef: { id: xero.accountId('489') } }],
    });
    expect(await recordsOf(xero, id)).toMatchObject([
      {
        date: '2026-11-20',
        merchantName: 'Viking',
        description: 'Corrected',
        bankAccount: { name: 'Outlay Holding' },
        totalAmount: 24,
        lines: [{ account: { nominalCode: '453' } }],
        revision: 2,
      },
    ]);
  });

  test('does not change the bank account in FreeAgent', async () => {
    const { id, ...rest } = await written(freeAgent, '7501');
    const bankAccountRef = { id: freeAgent.bankAccountId('Credit Card') };
    await update(freeAgent, id, { ...rest, notes: 'Corrected', bankAccountRef });
    expect((await recordsOf(freeAgent, id))[0]).toMatchObject({
      description: 'Corrected',
      bankAccount: { name: 'Business Current Account' },
    });
  });

  test('is refused for other types, unsupported packages and unknown ids', async () => {
    const refund = await written(xero, '453', { type: 'Refund' });
    const put = (company: LinkedCompany, id: string, type = 'Payment') =>
      server.call('PUT', `${company.expenses}/expense-transactions/${id}`, {
        type,
        issueDate: '2026-11-20',
        currency: 'GBP',
      });
    expect((await put(xero, refund.id)).status).toBe(422);
    expect((await put(xero, refund.id, 'TransferIn')).status).toBe(422);
    expect((await put(xero, crypto.randomUUID())).status).toBe(404);
    const { status, body } = await put(dynamics, crypto.randomUUID());
    expect(status).toBe(422);
    expect(body.error).toBe('Expense transaction updates are not supported for platforms other than Xero.');
  });
});

test('a draft in Business Central is a record without postings', async () => {
  const accountRef = { id: dynamics.accountId('7501') };
  const line = { netAmount: 5, taxRateRef: { id: 'NOVAT' }, accountRef, trackingRefs: [{ id: 'ignored' }] };
  const draft = expense(dynamics, '7501', { postAsDraft: true, lines: [line] });
  const { items } = await sync(dynamics, [draft]);
  expect(items[0].status).toBe('Completed');
  expect((await recordsOf(dynamics, draft.id))[0]).toMatchObject({ draft: true, totalAmount: 5, postings: [] });
});

test("Codat's own Sandbox fails every sync", async () => {
  const company = await linkCompany(server, 'mqjo', 'codat-sandbox-small');
  const { status, items } = await sync(company, [expense(company, '7501')]);
  expect(status.syncStatusCode).toBe(5130);
  expect(items[0].message).toContain('Expenses does not support Sandbox as a destination platform.');
});
