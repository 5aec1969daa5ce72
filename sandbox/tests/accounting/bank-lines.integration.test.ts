import { expect, test } from 'vitest';
import { aDirectCostOf } from '../../testing/direct-cost';
import { ledgerOf, linkCompany, push, refresh } from '../../testing/linked-company';
import { startTestServer } from '../../testing/test-server';

const server = await startTestServer();
const xero = await linkCompany(server);
const holding = xero.bankAccountId('Outlay Holding');
const lines = `bankAccounts/${encodeURIComponent(holding)}/bankTransactions`;
const statement = `${server.sandbox.url}/books/${xero.id}/bank/${encodeURIComponent(holding)}`;

test('bank lines are added to the statement once and reconciled with their record', async () => {
  const cost = aDirectCostOf(xero, 37.4, { issueDate: '2026-11-03', reference: 'to reconcile' });
  const { operation } = await push(xero, 'POST', 'directCosts', cost);
  const { id } = operation.changes[0].recordRef;
  const transactions = [
    { id: 'L1', date: '2026-11-04', amount: -37.4, balance: 4962.6, transactionType: 'Debit', description: 'Hotel' },
    { id: 'L2', date: '2026-11-05', amount: -5, balance: 4957.6, transactionType: 'Fee', description: 'Monthly fee' },
  ];
  for (const _ of ['first', 'second'])
    expect((await push(xero, 'POST', lines, { accountId: holding, transactions })).operation.status).toBe('Success');
  await refresh(xero, 'bankTransactions');
  const read = await server.get(`${xero.connection}/data/${lines}`);
  expect(read.totalResults).toBe(2);
  expect(read.results[0].transactions).toMatchObject([
    { id: 'L1', amount: -37.4, reconciled: true },
    { id: 'L2', amount: -5, reconciled: false },
  ]);
  expect((await ledgerOf(xero)).bankLines).toMatchObject([
    { id: 'L1', recordId: id, writes: 2 },
    { id: 'L2', recordId: null, writes: 2 },
  ]);
  expect(await (await fetch(statement)).text()).toContain('1 of 2 to reconcile');
});

test('a match can be undone and made again by hand, but not by a page of another site', async () => {
  const matched = async () => (await ledgerOf(xero)).bankLines.find(({ id }: { id: string }) => id === 'L1').recordId;
  const id = await matched();
  const submitForm = (form: Record<string, string>, origin = server.sandbox.url) =>
    fetch(statement, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin },
      body: new URLSearchParams({ line: 'L1', ...form }),
    });
  expect((await submitForm({ answer: 'undo' }, 'https://elsewhere.test')).status).toBe(403);
  expect(await matched()).toBe(id);
  await submitForm({ answer: 'undo' });
  expect(await matched()).toBe(null);
  await submitForm({ answer: 'match', record: id });
  expect(await matched()).toBe(id);
});

const aLine = (id: string, date: string, amount = -1) => ({ id, date, amount, balance: 1, transactionType: 'Debit' });

test.each([
  ['a debit that brings money in', [aLine('S1', '2026-11-05', 5)], 'sign of the amount'],
  ['days out of order', [aLine('S2', '2026-11-05'), aLine('S3', '2026-11-04')], 'chronological order'],
  ['a future date', [aLine('S4', '2199-01-01')], 'must not be in the future'],
  ['a line two years old', [aLine('S5', '2024-01-01')], 'more than one year ago'],
])('Xero refuses %s on a bank statement', async (_, transactions, words) => {
  const { operation } = await push(xero, 'POST', lines, { transactions });
  expect(operation.status).toBe('Failed');
  expect(operation.validation.errors[0].message).toContain(words);
});
