import { afterAll, beforeAll, expect, test } from 'vitest';
import { anExpense, type LinkedCompany, linkCompany, openStage, push, type Stage, sync } from '../testing/client';
import { settled } from '../testing/settled';

let stage: Stage;
let xero: LinkedCompany;
let bank: string;

beforeAll(async () => {
  stage = await openStage();
  xero = await linkCompany(stage);
  bank = (await stage.ask('GET', `${xero.expenses}/config`)).body.bankAccount.id;
});
afterAll(() => stage.close());

const lineOf = (id: string, date: string, amount: number) => ({
  id,
  date: `${date}T00:00:00`,
  description: id,
  amount,
  balance: 1000,
  transactionType: 'Debit',
});

async function recordOfLine(id: string): Promise<string | null> {
  const { bankLines } = (await stage.ask('GET', `/_sandbox/ledger/${xero.id}`)).body;
  return bankLines.find((line: { id: string }) => line.id === id).recordId;
}

const inBooks = (line: string, form: Record<string, string>) =>
  fetch(`${stage.sandbox.url}/books/${xero.id}/bank/${encodeURIComponent(bank)}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ line, ...form }),
  });

test('a record that is changed stays with the line a person chose, until the two no longer agree', async () => {
  const path = `/companies/${xero.id}/connections/${xero.connectionId}/push/bankAccounts/${encodeURIComponent(bank)}/bankTransactions`;
  await push(stage, 'POST', path, {
    accountId: bank,
    transactions: [lineOf('NEAR', '2026-11-20', -120), lineOf('FAR', '2026-11-22', -120)],
  });
  const expense = anExpense(xero);
  await sync(stage, xero, [expense]);
  const record = await recordOfLine('NEAR');
  expect(record).not.toBeNull();
  await inBooks('NEAR', { answer: 'undo' });
  await inBooks('FAR', { answer: 'match', record: record ?? '' });
  expect([await recordOfLine('NEAR'), await recordOfLine('FAR')]).toEqual([null, record]);

  const update = (values: object) =>
    settled(stage, xero, ['PUT', `expense-transactions/${expense.id}`], { ...expense, ...values });
  expect((await update({ notes: 'More paper' })).succeeded).toBe(true);
  expect([await recordOfLine('NEAR'), await recordOfLine('FAR')]).toEqual([null, record]);

  const [line] = expense.lines as readonly object[];
  expect((await update({ lines: [{ ...line, netAmount: 200, taxAmount: 40 }] })).succeeded).toBe(true);
  expect([await recordOfLine('NEAR'), await recordOfLine('FAR')]).toEqual([null, null]);
});
