import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { desktopItems } from '../../packages/quickbooks-desktop';
import { type LinkedCompany, linkCompany, openStage, type Stage } from '../../testing/client';
import { isBalanced, recordsOf, settled } from '../../testing/settled';

let stage: Stage;
let quickBooks: LinkedCompany;
let desktop: LinkedCompany;
let xero: LinkedCompany;
let freeAgent: LinkedCompany;

beforeAll(async () => {
  stage = await openStage();
  quickBooks = await linkCompany(stage, 'qhyg', 'bright-dental');
  desktop = await linkCompany(stage, 'pqsw', 'lakeside-builders');
  xero = await linkCompany(stage);
  freeAgent = await linkCompany(stage, 'fbrh', 'juniper-creative');
});
afterAll(() => stage.close());

const uuid = (): string => crypto.randomUUID();
const suppliers = async (company: LinkedCompany) =>
  (await stage.ask('GET', `/companies/${company.id}/data/suppliers`)).body.results;
const put = (path: string) => ['PUT', path] as const;
const post = (path: string) => ['POST', path] as const;

describe('a transfer', () => {
  const transfer = (from: string, to: string, amount = 100, values: object = {}) => ({
    description: 'Card top-up',
    date: '2026-11-20T00:00:00Z',
    from: { accountRef: { id: from }, amount },
    to: { accountRef: { id: to }, amount },
    ...values,
  });
  const between = (amount?: number, values?: object) =>
    transfer(
      quickBooks.bankAccountId('Current account'),
      quickBooks.bankAccountId('Practice credit card'),
      amount,
      values,
    );

  test('moves the money between two accounts, once', async () => {
    const id = uuid();
    const { status, items } = await settled(stage, quickBooks, put(`transfer-transactions/${id}`), between());
    expect(status).toMatchObject({ syncStatusCode: 2000, dataPushed: true });
    expect(items).toEqual([{ transactionId: id, status: 'Completed', integrationType: 'expenses' }]);
    expect(await recordsOf(stage, quickBooks, id)).toMatchObject([
      {
        kind: 'Transfer',
        description: 'Card top-up',
        from: { account: { name: 'Current account' }, currency: 'GBP', amount: 100 },
        to: { account: { name: 'Practice credit card' }, amount: 100 },
        postings: [
          { debit: 0, credit: 100 },
          { debit: 100, credit: 0 },
        ],
      },
    ]);
    expect(await isBalanced(stage, quickBooks)).toBe(true);
  });

  test('changes its amounts and its day when it is put again, and nothing else', async () => {
    const id = uuid();
    await settled(stage, quickBooks, put(`transfer-transactions/${id}`), between());
    const change = transfer(
      quickBooks.bankAccountId('Current account'),
      quickBooks.bankAccountId('Outlay Holding'),
      55,
      { date: '2026-11-21T00:00:00Z', description: 'Another' },
    );
    const { status } = await settled(stage, quickBooks, put(`transfer-transactions/${id}`), change);
    expect(status.syncStatusCode).toBe(2000);
    const records = await recordsOf(stage, quickBooks, id);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      date: '2026-11-21',
      description: 'Card top-up',
      to: { account: { name: 'Practice credit card' }, amount: 55 },
      revision: 2,
    });
  });

  test('that is put again unchanged ends the sync with 2040 and writes nothing', async () => {
    const id = uuid();
    await settled(stage, quickBooks, put(`transfer-transactions/${id}`), between());
    const again = await settled(stage, quickBooks, put(`transfer-transactions/${id}`), between());
    expect(again.status).toMatchObject({ syncStatusCode: 2040, syncStatus: 'Complete', dataPushed: false });
    expect(again.succeeded).toBe(true);
    expect(again.items[0].status).toBe('Completed');
    expect((await recordsOf(stage, quickBooks, id))[0].revision).toBe(1);
  });

  test('reads the fields with capitals, as the page about transfers writes them', async () => {
    const id = uuid();
    const { from, to } = between();
    const body = {
      Description: 'Sample transfer description',
      Date: '2024-02-14T00:00:00Z',
      From: { AccountRef: { Id: from.accountRef.id }, Amount: 1000 },
      To: { AccountRef: { Id: to.accountRef.id }, Amount: 1000 },
    };
    expect((await settled(stage, quickBooks, put(`transfer-transactions/${id}`), body)).succeeded).toBe(true);
  });

  test('in Xero is made, but not changed', async () => {
    const id = uuid();
    const body = transfer(xero.bankAccountId('Business Current'), xero.bankAccountId('Outlay Holding'));
    const made = await settled(stage, xero, put(`transfer-transactions/${id}`), body);
    expect(made.items[0]).toMatchObject({ status: 'Completed' });
    const changed = await settled(stage, xero, put(`transfer-transactions/${id}`), body);
    expect(changed.status).toMatchObject({ syncStatusCode: 5120, dataPushed: false });
    expect(changed.items[0]).toMatchObject({
      status: 'ValidationError',
      message: 'Transfer transaction updates are not supported for Xero.',
    });
  });

  test('to an account that is no bank account is refused in the words of the package', async () => {
    const body = transfer(xero.bankAccountId('Business Current'), xero.accountId('453'));
    const { status, items } = await settled(stage, xero, put(`transfer-transactions/${uuid()}`), body);
    expect(status.syncStatusCode).toBe(5130);
    expect(items[0].message).toMatch(/Message: Account code '453' \(Office Expenses\) is not a bank account\.$/);
  });

  test('under the id of an expense is refused as processed', async () => {
    const id = uuid();
    await settled(stage, xero, post('expense-transactions'), [
      {
        id,
        type: 'Payment',
        issueDate: '2026-11-20',
        currency: 'GBP',
        lines: [{ netAmount: 5, accountRef: { id: xero.accountId('453') } }],
      },
    ]);
    const { status, body } = await stage.ask(
      'PUT',
      `${xero.expenses}/transfer-transactions/${id}`,
      transfer(xero.bankAccountId('Business Current'), xero.bankAccountId('Outlay Holding')),
    );
    expect(status).toBe(400);
    expect(body.error).toContain('previously been processed');
  });

  test.each([
    ['no amount', { from: { accountRef: { id: '1' } } }],
    ['no account', { to: { amount: 5 } }],
    ['no date', { date: undefined }],
  ])('with %s is a 400', async (_, values) => {
    const reply = await stage.ask('PUT', `${quickBooks.expenses}/transfer-transactions/${uuid()}`, between(5, values));
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ service: 'ExpenseSyncApi', error: 'Error processing request - not valid.' });
  });
});

describe('a reimbursable expense', () => {
  const claim = async (company: LinkedCompany, code: string, values: object = {}) => ({
    id: uuid(),
    reference: 'w/c 16/11',
    contactRef: { id: (await suppliers(company))[1].id },
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

  test('becomes a bill owed to the employee', async () => {
    const wanted = await claim(quickBooks, '6160');
    const { status } = await settled(stage, quickBooks, post('reimbursable-expense-transactions'), [wanted]);
    expect(status.syncStatusCode).toBe(2000);
    expect(await recordsOf(stage, quickBooks, wanted.id)).toMatchObject([
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
    expect(await isBalanced(stage, quickBooks)).toBe(true);
  });

  test('changes its amounts and notes by an update, not whom it is owed to nor what it is coded to', async () => {
    const wanted = await claim(quickBooks, '6160');
    await settled(stage, quickBooks, post('reimbursable-expense-transactions'), [wanted]);
    const { id, ...rest } = await claim(quickBooks, '6080', {
      notes: 'Corrected',
      contactRef: { id: (await suppliers(quickBooks))[2].id },
    });
    const [line] = rest.lines;
    const update = { ...rest, lines: [{ ...line, netAmount: 50, taxAmount: 10 }] };
    const path = `reimbursable-expense-transactions/${wanted.id}`;
    expect((await settled(stage, quickBooks, put(path), update)).status.syncStatusCode).toBe(2000);
    expect(await recordsOf(stage, quickBooks, wanted.id)).toMatchObject([
      {
        totalAmount: 60,
        description: 'Corrected',
        contact: { id: wanted.contactRef.id },
        lines: [{ account: { nominalCode: '6160' } }],
        revision: 2,
      },
    ]);
    expect(
      (await stage.ask('PUT', `${quickBooks.expenses}/reimbursable-expense-transactions/${id}`, rest)).status,
    ).toBe(404);
  });

  test('in another currency than the supplier has is told before the package is asked', async () => {
    const wanted = await claim(quickBooks, '6160', { currency: 'EUR', currencyRate: 0.86 });
    const { status, items } = await settled(stage, quickBooks, post('reimbursable-expense-transactions'), [wanted]);
    expect(status.syncStatusCode).toBe(5120);
    expect(items[0]).toMatchObject({
      status: 'ValidationError',
      message: 'The currency of the supplier (GBP) does not match the currency of the transaction (EUR).',
    });
  });

  test('is nothing Xero takes', async () => {
    const { items } = await settled(stage, xero, post('reimbursable-expense-transactions'), [await claim(xero, '493')]);
    expect(items[0]).toMatchObject({
      status: 'ValidationError',
      message: 'Reimbursable expense transactions are not supported for Xero.',
    });
  });

  test('takes the tax of the account in FreeAgent, which knows no tax rates of a bill', async () => {
    const wanted = await claim(freeAgent, '7402', {
      lines: [{ netAmount: 100, taxRateRef: { id: 'nowhere' }, accountRef: { id: freeAgent.accountId('7402') } }],
    });
    await settled(stage, freeAgent, post('reimbursable-expense-transactions'), [wanted]);
    expect((await recordsOf(stage, freeAgent, wanted.id))[0]).toMatchObject({ netAmount: 100, taxAmount: 20 });
  });

  test('comes in batches of 1 to 50, each with a supplier, a day and a due day', async () => {
    const wanted = await claim(quickBooks, '6160');
    const ask = async (body: unknown) =>
      (await stage.ask('POST', `${quickBooks.expenses}/reimbursable-expense-transactions`, body)).status;
    expect(await ask([])).toBe(400);
    expect(await ask(Array.from({ length: 51 }, () => ({ ...wanted, id: uuid() })))).toBe(400);
    expect(await ask([{ ...wanted, dueDate: undefined }])).toBe(400);
    expect(await ask([{ ...wanted, contactRef: undefined }])).toBe(400);
    expect(await ask([wanted, wanted])).toBe(400);
  });
});

describe('an adjustment', () => {
  const adjustment = (amounts: readonly [number, number], values: object = {}) => ({
    id: uuid(),
    date: '2026-11-20T00:00:00+00:00',
    currency: 'USD',
    reference: 'FX',
    lines: [
      { amount: amounts[0], accountRef: { id: desktop.accountId('7901') }, description: 'debit line' },
      { amount: amounts[1], accountRef: { id: desktop.bankAccountId('Checking') }, description: 'credit line' },
    ],
    ...values,
  });

  test('becomes a journal entry in QuickBooks Desktop', async () => {
    const wanted = adjustment([50, -50]);
    const { status } = await settled(stage, desktop, post('adjustment-transactions'), [wanted]);
    expect(status.syncStatusCode).toBe(2000);
    expect(await recordsOf(stage, desktop, wanted.id)).toMatchObject([
      {
        kind: 'Journal',
        reference: 'FX',
        lines: [{ amount: 50 }, { amount: -50 }],
        postings: [{ debit: 50 }, { credit: 50 }],
      },
    ]);
  });

  test('that does not come to zero is told', async () => {
    const { items } = await settled(stage, desktop, post('adjustment-transactions'), [adjustment([50, -49])]);
    expect(items[0]).toMatchObject({
      status: 'ValidationError',
      message: 'The sum of net amounts for all line items must be 0.',
    });
  });

  test('is nothing the other packages take', async () => {
    const { items } = await settled(stage, quickBooks, post('adjustment-transactions'), [adjustment([50, -50])]);
    expect(items[0].message).toBe('Adjustment transactions are not supported for QuickBooks Online.');
  });
});

describe('a line in QuickBooks Desktop', () => {
  const expense = (line: object) => ({
    id: uuid(),
    type: 'Payment',
    issueDate: '2026-11-20',
    currency: 'USD',
    lines: [{ netAmount: 12, taxAmount: 0, ...line }],
  });
  const item = { itemRef: { id: desktopItems[0]?.id } };

  test('names an item in place of an account', async () => {
    const wanted = expense(item);
    await settled(stage, desktop, post('expense-transactions'), [wanted]);
    expect((await recordsOf(stage, desktop, wanted.id))[0].lines[0]).toMatchObject({
      account: { nominalCode: '5000' },
      description: 'Building materials',
    });
  });

  test.each([
    ['both', { ...item, accountRef: { id: '80000018-1671793811' } }, 'but not both'],
    ['neither', {}, 'AccountRef must be provided on every line.'],
    ['an item that is not there', { itemRef: { id: 'nope' } }, 'Item `nope` does not exist.'],
  ])('with %s is a ValidationError', async (_, line, words) => {
    const { items } = await settled(stage, desktop, post('expense-transactions'), [expense(line)]);
    expect(items[0].status).toBe('ValidationError');
    expect(items[0].message).toContain(words);
  });
});

describe('an update of an expense', () => {
  const written = async (company: LinkedCompany, code: string, values: object = {}) => {
    const expense = {
      id: uuid(),
      type: 'Payment',
      issueDate: '2026-11-20T00:00:00',
      currency: 'GBP',
      notes: 'Paper',
      lines: [{ netAmount: 10, taxAmount: 2, accountRef: { id: company.accountId(code) } }],
      ...values,
    };
    expect((await settled(stage, company, post('expense-transactions'), [expense])).succeeded).toBe(true);
    return expense;
  };

  test('that changes nothing ends the sync with 2040', async () => {
    const { id, ...same } = await written(xero, '453');
    const { status } = await settled(stage, xero, put(`expense-transactions/${id}`), same);
    expect(status).toMatchObject({ syncStatusCode: 2040, dataPushed: false });
  });

  test('after one that changed nothing still knows what was written', async () => {
    const { id, ...same } = await written(xero, '453', { merchantName: 'Viking', reference: 'CARD-1' });
    const { lines, ...rest } = { ...same, merchantName: undefined, reference: undefined };
    await settled(stage, xero, put(`expense-transactions/${id}`), { ...rest, lines });
    await settled(stage, xero, put(`expense-transactions/${id}`), { ...rest, notes: 'Corrected' });
    expect(await recordsOf(stage, xero, id)).toMatchObject([
      { reference: 'CARD-1', merchantName: 'Viking', description: 'Corrected', totalAmount: 12, revision: 2 },
    ]);
  });

  test('leaves the day, the merchant and the account as they were written', async () => {
    const { id } = await written(xero, '453', { merchantName: 'Viking' });
    await settled(stage, xero, put(`expense-transactions/${id}`), {
      type: 'Payment',
      issueDate: '2026-10-01',
      currency: 'GBP',
      merchantName: 'Somebody else',
      notes: 'Corrected',
      bankAccountRef: { id: xero.bankAccountId('Outlay Holding') },
      lines: [{ netAmount: 20, taxAmount: 4, accountRef: { id: xero.accountId('489') } }],
    });
    expect(await recordsOf(stage, xero, id)).toMatchObject([
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

  test('does not move it to another bank account in FreeAgent', async () => {
    const { id, ...rest } = await written(freeAgent, '7501');
    await settled(stage, freeAgent, put(`expense-transactions/${id}`), {
      ...rest,
      notes: 'Corrected',
      bankAccountRef: { id: freeAgent.bankAccountId('Credit Card') },
    });
    expect((await recordsOf(stage, freeAgent, id))[0]).toMatchObject({
      description: 'Corrected',
      bankAccount: { name: 'Business Current Account' },
    });
  });

  test('is for payments alone, of packages that can, and of what is in the books', async () => {
    const refund = await written(xero, '453', { type: 'Refund' });
    const ask = (company: LinkedCompany, id: string, type = 'Payment') =>
      stage.ask('PUT', `${company.expenses}/expense-transactions/${id}`, {
        type,
        issueDate: '2026-11-20',
        currency: 'GBP',
      });
    expect((await ask(xero, refund.id)).status).toBe(422);
    expect((await ask(xero, refund.id, 'TransferIn')).status).toBe(422);
    expect((await ask(xero, uuid())).status).toBe(404);
    const dynamics = await linkCompany(stage, 'trji', 'ashcombe-furniture');
    const { status, body } = await ask(dynamics, uuid());
    expect(status).toBe(422);
    expect(body.error).toBe('Expense transaction updates are not supported for platforms other than Xero.');
  });
});

test('a draft in Business Central is a record without postings', async () => {
  const dynamics = await linkCompany(stage, 'trji', 'ashcombe-furniture');
  const id = uuid();
  const { items } = await settled(stage, dynamics, post('expense-transactions'), [
    {
      id,
      type: 'Payment',
      issueDate: '2026-11-20',
      currency: 'GBP',
      postAsDraft: true,
      lines: [
        {
          netAmount: 5,
          taxRateRef: { id: 'NOVAT' },
          accountRef: { id: dynamics.accountId('7501') },
          trackingRefs: [{ id: 'ignored' }],
        },
      ],
    },
  ]);
  expect(items[0].status).toBe('Completed');
  expect((await recordsOf(stage, dynamics, id))[0]).toMatchObject({ draft: true, totalAmount: 5, postings: [] });
});

test("Codat's own Sandbox fails every sync", async () => {
  const company = await linkCompany(stage, 'mqjo', 'codat-sandbox-small');
  const { status, items } = await settled(stage, company, post('expense-transactions'), [
    {
      id: uuid(),
      type: 'Payment',
      issueDate: '2026-11-20',
      currency: 'GBP',
      lines: [{ netAmount: 5, accountRef: { id: company.accountId('7501') } }],
    },
  ]);
  expect(status.syncStatusCode).toBe(5130);
  expect(items[0].message).toContain('Expenses does not support Sandbox as a destination platform.');
});
