import { describe, expect, test } from 'vitest';
import { aDirectCostOf } from '../../testing/direct-cost';
import { anExpense, isBalanced, linkCompany, push, refresh, sync } from '../../testing/linked-company';
import { startTestServer } from '../../testing/test-server';

const server = await startTestServer();
const company = await linkCompany(server);

const accountRef = { id: company.accountId('453') };
const accountId = company.bankAccountId('Business Current');
const bankLine = (amount: number, balance: number) => ({
  accountId,
  transactions: [
    { id: crypto.randomUUID(), date: '2026-11-01', description: 'Paper', amount, balance, transactionType: 'Debit' },
  ],
});

describe('an amount too large for the books is refused, and the books stay readable', () => {
  test.each([1e12, 1e15, 2 ** 53, 1e17, 1e308, -1e15])('an expense of %d', async (netAmount) => {
    const { items } = await sync(company, [anExpense(company, { lines: [{ netAmount, accountRef }] })]);
    expect(items[0].status).toBe('PushError');
    expect(items[0].message).toContain('The amount is too large');
    expect(await isBalanced(company)).toBe(true);
  });

  test('a direct cost and bank lines', async () => {
    const messageOf = async (path: string, body: object) =>
      (await push(company, 'POST', path, body)).operation.validation.errors[0].message;
    const lines = `bankAccounts/${accountId}/bankTransactions`;
    expect(await messageOf('directCosts', aDirectCostOf(company, 1e15))).toContain('too large');
    expect(await messageOf(lines, bankLine(-1e300, 1))).toContain('too large');
    expect(await messageOf(lines, bankLine(-1, 1e300))).toContain('too large');
    expect(await isBalanced(company)).toBe(true);
  });

  test('the largest allowed amount is accepted', async () => {
    const lines = [{ netAmount: 99_999_999_999.99, taxAmount: 0, accountRef }];
    expect((await sync(company, [anExpense(company, { lines })])).items[0].status).toBe('Completed');
    await refresh(company, 'directCosts');
  });
});

test('a bank account in an unknown currency is refused', async () => {
  const bank = { accountName: 'Odd', accountType: 'Debit', accountNumber: '12345678', nominalCode: '0919' };
  const { operation } = await push(company, 'POST', 'bankAccounts', { ...bank, currency: 'pounds' });
  expect(operation.validation.errors[0]).toMatchObject({
    itemId: 'Currency',
    message: 'Failed to push to BankAccount as Currency must be a valid ISO 4217 code.',
  });
});
