import { expect, test } from 'vitest';
import { anExpense, linkCompany, push, submit, sync } from '../testing/linked-company';
import { startTestServer } from '../testing/test-server';

const server = await startTestServer();
const xero = await linkCompany(server);
const bank = (await server.get(`${xero.expenses}/config`)).bankAccount.id;

const lineOf = (id: string, date: string, amount: number) => ({
  id,
  date: `${date}T00:00:00`,
  description: id,
  amount,
  balance: 1000,
  transactionType: 'Debit',
});

async function recordOfLine(id: string): Promise<string | null> {
  const { bankLines } = await server.get(`/_sandbox/ledger/${xero.id}`);
  return bankLines.find((line: { id: string }) => line.id === id).recordId;
}

const inBooks = (line: string, form: Record<string, string>) =>
  fetch(`${server.sandbox.url}/books/${xero.id}/bank/${encodeURIComponent(bank)}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ line, ...form }),
  });

test('a changed record stays matched with a line chosen by hand until the amounts differ', async () => {
  await push(xero, 'POST', `bankAccounts/${encodeURIComponent(bank)}/bankTransactions`, {
    accountId: bank,
    transactions: [lineOf('NEAR', '2026-11-20', -120), lineOf('FAR', '2026-11-22', -120)],
  });
  const expense = anExpense(xero);
  await sync(xero, [expense]);
  const record = await recordOfLine('NEAR');
  expect(record).not.toBeNull();
  await inBooks('NEAR', { answer: 'undo' });
  await inBooks('FAR', { answer: 'match', record: record ?? '' });
  expect([await recordOfLine('NEAR'), await recordOfLine('FAR')]).toEqual([null, record]);

  const update = (values: object) =>
    submit(xero, ['PUT', `expense-transactions/${expense.id}`], { ...expense, ...values });
  expect((await update({ notes: 'More paper' })).succeeded).toBe(true);
  expect([await recordOfLine('NEAR'), await recordOfLine('FAR')]).toEqual([null, record]);

  const [line] = expense.lines as readonly object[];
  expect((await update({ lines: [{ ...line, netAmount: 200, taxAmount: 40 }] })).succeeded).toBe(true);
  expect([await recordOfLine('NEAR'), await recordOfLine('FAR')]).toEqual([null, null]);
});
