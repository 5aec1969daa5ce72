import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  anExpense,
  type LinkedCompany,
  linkCompany,
  openStage,
  push,
  refresh,
  type Stage,
  sync,
} from '../../testing/client';

let stage: Stage;
let company: LinkedCompany;
let pushing: string;

beforeAll(async () => {
  stage = await openStage();
  company = await linkCompany(stage);
  pushing = `/companies/${company.id}/connections/${company.connectionId}/push`;
});
afterAll(() => stage.close());

const ledger = async () => (await stage.ask('GET', `/_sandbox/ledger/${company.id}`)).body;
const paper = () => ({ id: company.accountId('453') });
const directCost = (amount: number) => ({
  issueDate: '2026-10-28',
  currency: 'GBP',
  contactRef: { id: company.supplierId, dataType: 'suppliers' },
  lineItems: [{ description: 'Paper', unitAmount: amount, quantity: 1, taxAmount: 0, accountRef: paper() }],
  paymentAllocations: [
    {
      payment: { accountRef: { id: company.bankAccountId('Business Current') }, currency: 'GBP' },
      allocation: { totalAmount: amount },
    },
  ],
  subTotal: amount,
  taxAmount: 0,
  totalAmount: amount,
});
const bankLine = (amount: number, balance: number) => ({
  accountId: company.bankAccountId('Business Current'),
  transactions: [
    { id: crypto.randomUUID(), date: '2026-11-01', description: 'Paper', amount, balance, transactionType: 'Debit' },
  ],
});

describe('an amount beyond what books can hold is refused, and the books stay readable', () => {
  test.each([1e12, 1e15, 2 ** 53, 1e17, 1e308, -1e15])('an expense of %d', async (netAmount) => {
    const { items } = await sync(stage, company, [anExpense(company, { lines: [{ netAmount, accountRef: paper() }] })]);
    expect(items[0].status).toBe('PushError');
    expect(items[0].message).toContain('The amount is too large');
    expect((await ledger()).trialBalance.balanced).toBe(true);
  });

  test('a direct cost, and the lines of a bank', async () => {
    const messageOf = async (path: string, body: object) =>
      (await push(stage, 'POST', `${pushing}/${path}`, body)).operation.validation.errors[0].message;
    const lines = `bankAccounts/${company.bankAccountId('Business Current')}/bankTransactions`;
    expect(await messageOf('directCosts', directCost(1e15))).toContain('too large');
    expect(await messageOf(lines, bankLine(-1e300, 1))).toContain('too large');
    expect(await messageOf(lines, bankLine(-1, 1e300))).toContain('too large');
    expect((await ledger()).trialBalance.balanced).toBe(true);
  });

  test('the largest there can be is taken', async () => {
    const lines = [{ netAmount: 99_999_999_999.99, taxAmount: 0, accountRef: paper() }];
    const { items } = await sync(stage, company, [anExpense(company, { lines })]);
    expect(items[0].status).toBe('Completed');
    await refresh(stage, company, 'directCosts');
  });
});

test('an account in something that is no currency is refused', async () => {
  const bank = { accountName: 'Odd', accountType: 'Debit', accountNumber: '12345678', nominalCode: '0919' };
  const made = await push(stage, 'POST', `${pushing}/bankAccounts`, { ...bank, currency: 'pounds' });
  expect(made.operation.validation.errors[0]).toMatchObject({
    itemId: 'Currency',
    message: 'Failed to push to BankAccount as Currency must be a valid ISO 4217 code.',
  });
});
