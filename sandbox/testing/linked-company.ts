import { expect } from 'vitest';
import { z } from 'zod';
import { giveConsent } from './hosted-link';
import type { ApiReply, TestServer } from './test-server';

type Body = ApiReply['body'];

/**
 * A company that is linked to a copy of an organisation's books. Its lists have been fetched once, and its default bank
 * account, supplier and customer are set.
 */
export interface LinkedCompany {
  readonly server: TestServer;
  readonly id: string;
  readonly connectionId: string;
  /** The path `/companies/{id}`. */
  readonly path: string;
  /** The path `/companies/{id}/connections/{connectionId}`. */
  readonly connection: string;
  /** The path `/companies/{id}/sync/expenses`. */
  readonly expenses: string;
  readonly supplierId: string;
  /** The base currency of the books. */
  readonly currency: string;
  readonly accountId: (code: string) => string;
  readonly bankAccountId: (name: string) => string;
}

const account = z.object({ id: z.string(), nominalCode: z.string(), validTransactionTypes: z.array(z.string()) });

export async function linkCompany(
  server: TestServer,
  platformKey = 'gbol',
  organisation = 'harbour-and-finch',
): Promise<LinkedCompany> {
  const { call, get, post, inbox } = server;
  const { id } = await post('/companies', { name: 'Test company' });
  const path = `/companies/${id}`;
  const expenses = `${path}/sync/expenses`;
  await call('POST', `${expenses}/connections/partnerExpense`);
  const link = await post(`${path}/connections`, { platformKey });
  const connection = `${path}/connections/${link.id}`;
  await giveConsent(link.linkUrl, organisation);
  await inbox.event('read.completed.initial', id);
  const accounts = z.array(account).parse((await get(`${expenses}/mappingOptions`)).accounts);
  const banks = (await get(`${connection}/data/bankAccounts`)).results;
  const supplier = (await get(`${path}/data/suppliers`)).results[0];
  const customer = (await get(`${path}/data/customers`)).results[0];
  const { baseCurrency } = await get(`${path}/data/info`);
  await call('POST', `${expenses}/config`, {
    bankAccount: { id: banks[0].id },
    supplier: { id: supplier.id },
    customer: { id: customer.id },
  });
  return {
    server,
    id,
    connectionId: link.id,
    path,
    connection,
    expenses,
    supplierId: supplier.id,
    currency: baseCurrency,
    accountId: (code) => accounts.find(({ nominalCode }) => nominalCode === code)?.id ?? `no account ${code}`,
    bankAccountId: (name) =>
      banks.find((bank: { accountName: string }) => bank.accountName === name)?.id ?? `no bank account ${name}`,
  };
}

export function anExpense(
  company: LinkedCompany,
  values: Record<string, unknown> = {},
): Record<string, unknown> & { id: string } {
  return {
    id: crypto.randomUUID(),
    type: 'Payment',
    issueDate: '2026-11-20T00:00:00+00:00',
    currency: 'GBP',
    merchantName: 'Viking Office',
    notes: 'Paper',
    reference: 'OUT-1',
    lines: [
      { netAmount: 100, taxAmount: 20, taxRateRef: { id: 'INPUT2' }, accountRef: { id: company.accountId('453') } },
    ],
    ...values,
  };
}

export interface SettledSync {
  readonly syncId: string;
  readonly status: Body;
  readonly items: Body;
  readonly succeeded: boolean;
}

/** Posts expenses and waits until their sync has ended. */
export const sync = (company: LinkedCompany, expenses: readonly object[]): Promise<SettledSync> =>
  submit(company, ['POST', 'expense-transactions'], expenses);

/** Sends records to a path under `sync/expenses`, and waits until the sync that they start has ended. */
export async function submit(
  company: LinkedCompany,
  [method, path]: readonly [method: 'POST' | 'PUT', path: string],
  body: unknown,
): Promise<SettledSync> {
  const accepted = await company.server.call(method, `${company.expenses}/${path}`, body);
  if (typeof accepted.body.syncId !== 'string') throw new Error(`${accepted.status} ${JSON.stringify(accepted.body)}`);
  return whenSettled(company, accepted.body.syncId);
}

export async function whenSettled(
  { server, expenses }: Pick<LinkedCompany, 'server' | 'expenses'>,
  syncId: string,
): Promise<SettledSync> {
  const types = ['expenses.sync.successful', 'expenses.sync.unsuccessful'];
  const { eventType } = await server.inbox.event(types, syncId);
  return {
    syncId,
    status: await server.get(`${expenses}/syncs/${syncId}/status`),
    items: (await server.get(`${expenses}/syncs/${syncId}/transactions`)).results,
    succeeded: eventType === 'expenses.sync.successful',
  };
}

/** Pushes a record to a path under `push`, and waits until the push operation has ended. */
export async function push(
  { server, path: company, connection }: LinkedCompany,
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: object,
) {
  const accepted = await server.call(method, `${connection}/push/${path}`, body);
  if (accepted.status !== 200) throw new Error(`${method} ${path}: ${JSON.stringify(accepted.body)}`);
  const { dataType, pushOperationKey } = accepted.body;
  const types = [`${dataType}.write.successful`, `${dataType}.write.unsuccessful`];
  const event = await server.inbox.event(types, pushOperationKey);
  return { event, operation: await server.get(`${company}/push/${pushOperationKey}`) };
}

/**
 * Refreshes lists and waits until they are fetched. A fetch that is already in progress, for example after a push, is
 * awaited first.
 */
export async function refresh({ server, path }: LinkedCompany, ...types: readonly string[]): Promise<void> {
  const statusOf = async (type: string): Promise<string> =>
    (await server.get(`${path}/dataStatus`))[type].currentStatus;
  const finished = (type: string) =>
    expect.poll(() => statusOf(type), { timeout: 20_000 }).toMatch(/Initial|Complete|Error/);
  for (const type of types) {
    await finished(type);
    await server.call('POST', `${path}/data/queue/${type}`);
    await finished(type);
  }
}

/** Sets the state of the company's package: working, down, offline or billing-expired. */
export const setCondition = ({ server, path }: LinkedCompany, condition: string) =>
  server.call('PUT', `/_sandbox${path}/condition`, { condition });

/** Returns a company's books as the control plane shows them. */
export const ledgerOf = ({ server, id }: Pick<LinkedCompany, 'server' | 'id'>): Promise<Body> =>
  server.get(`/_sandbox/ledger/${id}`);

/** Returns the records of a transaction in a company's books. */
export const recordsOf = async (company: Pick<LinkedCompany, 'server' | 'id'>, transactionId: string): Promise<Body> =>
  (await ledgerOf(company)).records.filter(
    (record: { transactionId: string }) => record.transactionId === transactionId,
  );

export const isBalanced = async (company: Pick<LinkedCompany, 'server' | 'id'>): Promise<boolean> =>
  (await ledgerOf(company)).trialBalance.balanced;
