import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import { type RunningSandbox, startSandbox } from '../server';
import { writableTypes } from '../write-models/model';
import { Inbox } from './inbox';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads replies as a stranger would, field by field.
  readonly body: any;
}

export type Ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;

/** A sandbox in a folder of its own, run fast, with a consumer of all its webhooks. */
export interface Stage {
  sandbox: RunningSandbox;
  readonly inbox: Inbox;
  readonly dataDir: string;
  readonly ask: Ask;
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const everyEvent = [
  'company.created',
  'connection.connected',
  'connection.disconnected',
  'connection.failed',
  'connection.reconnected',
  'expenses.sync.successful',
  'expenses.sync.unsuccessful',
  'read.completed',
  'read.completed.initial',
  ...writableTypes.flatMap((type) => [`${type}.write.successful`, `${type}.write.unsuccessful`]),
];

type Start = (dataDir: string, speed: number) => Promise<RunningSandbox>;

const inThisProcess: Start = (dataDir, speed) => startSandbox({ port: 0, dataDir, speed });

export async function openStage(speed = 50, startWith = inThisProcess): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-'));
  const inbox = await Inbox.open();
  const start = () => startWith(dataDir, speed);
  const stage: Stage = {
    sandbox: await start(),
    inbox,
    dataDir,
    ask: async (method, path, body, headers = {}) => {
      const response = await fetch(`${stage.sandbox.url}${path}`, {
        method,
        headers: {
          authorization: basic(stage.sandbox.apiKey),
          ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
    },
    restart: async () => {
      await stage.sandbox.stop();
      stage.sandbox = await start();
    },
    close: async () => {
      await stage.sandbox.stop();
      await inbox.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  inbox.trust(stage.sandbox.webhookSecret);
  await stage.ask('POST', '/webhooks', { url: inbox.url, eventTypes: everyEvent });
  return stage;
}

export const basic = (key: string): string => `Basic ${Buffer.from(key).toString('base64')}`;

const account = z.object({ id: z.string(), nominalCode: z.string(), validTransactionTypes: z.array(z.string()) });

export interface LinkedCompany {
  readonly id: string;
  readonly connectionId: string;
  readonly expenses: string;
  readonly supplierId: string;
  /** Of the books. */
  readonly currency: string;
  readonly accountId: (code: string) => string;
  readonly bankAccountId: (name: string) => string;
}

/** A company whose books are an organisation's, read once, with fallbacks configured. */
export async function linkCompany(
  stage: Stage,
  platformKey = 'gbol',
  organisation = 'harbour-and-finch',
): Promise<LinkedCompany> {
  const { ask, inbox } = stage;
  const company = (await ask('POST', '/companies', { name: 'Test company' })).body;
  await ask('POST', `/companies/${company.id}/sync/expenses/connections/partnerExpense`);
  const connection = (await ask('POST', `/companies/${company.id}/connections`, { platformKey })).body;
  await giveConsent(connection.linkUrl, organisation);
  await inbox.event('read.completed.initial', ({ payload }) => belongsTo(payload, company.id));
  const accounts = z
    .array(account)
    .parse((await ask('GET', `/companies/${company.id}/sync/expenses/mappingOptions`)).body.accounts);
  const banks = (await ask('GET', `/companies/${company.id}/connections/${connection.id}/data/bankAccounts`)).body
    .results;
  const supplier = (await ask('GET', `/companies/${company.id}/data/suppliers`)).body.results[0];
  const customer = (await ask('GET', `/companies/${company.id}/data/customers`)).body.results[0];
  const { baseCurrency } = (await ask('GET', `/companies/${company.id}/data/info`)).body;
  await ask('POST', `/companies/${company.id}/sync/expenses/config`, {
    bankAccount: { id: banks[0].id },
    supplier: { id: supplier.id },
    customer: { id: customer.id },
  });
  return {
    id: company.id,
    connectionId: connection.id,
    expenses: `/companies/${company.id}/sync/expenses`,
    supplierId: supplier.id,
    currency: baseCurrency,
    accountId: (code) => accounts.find(({ nominalCode }) => nominalCode === code)?.id ?? `no account ${code}`,
    bankAccountId: (name) =>
      banks.find((bank: { accountName: string; id: string }) => bank.accountName === name)?.id ??
      `no bank account ${name}`,
  };
}

export const belongsTo = (payload: Record<string, unknown>, companyId: string): boolean =>
  JSON.stringify(payload.referenceCompany ?? {}).includes(companyId);

/** Walks the hosted Link page as a browser without script would. */
export async function giveConsent(linkUrl: string, organisation: string): Promise<Response> {
  await stepOf(linkUrl, 'consent', { answer: 'allow' });
  return stepOf(linkUrl, 'organisation', { organisation });
}

export function stepOf(
  linkUrl: string,
  step: 'consent' | 'organisation',
  form: Record<string, string>,
): Promise<Response> {
  const address = new URL(linkUrl);
  address.pathname += `/${step}`;
  return fetch(address, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) });
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

/** Posts expenses and waits until their sync is settled; answers with the event. */
export async function sync(stage: Stage, company: LinkedCompany, expenses: readonly object[]) {
  const posted = await stage.ask('POST', `${company.expenses}/expense-transactions`, expenses);
  const { syncId } = posted.body;
  const isThis = ({ payload }: { payload: Record<string, unknown> }): boolean => payload.syncId === syncId;
  const settled = await Promise.race([
    stage.inbox.event('expenses.sync.successful', isThis),
    stage.inbox.event('expenses.sync.unsuccessful', isThis),
  ]);
  const items = (await stage.ask('GET', `${company.expenses}/syncs/${syncId}/transactions`)).body.results;
  return { syncId: String(syncId), event: settled, items };
}

/** Pushes a record and waits until its operation is settled; answers with the operation and the event. */
export async function push(stage: Stage, method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object) {
  const accepted = await stage.ask(method, path, body);
  if (accepted.status !== 200) throw new Error(`${method} ${path}: ${JSON.stringify(accepted.body)}`);
  const { dataType, companyId, pushOperationKey } = accepted.body;
  const isThis = ({ payload }: { payload: Record<string, unknown> }): boolean => payload.id === pushOperationKey;
  const event = await Promise.race([
    stage.inbox.event(`${dataType}.write.successful`, isThis),
    stage.inbox.event(`${dataType}.write.unsuccessful`, isThis),
  ]);
  return { event, operation: (await stage.ask('GET', `/companies/${companyId}/push/${pushOperationKey}`)).body };
}

/** Has lists read afresh and waits until they are; a reading under way, as after a push, is waited for first. */
export async function refresh(stage: Stage, company: LinkedCompany, ...types: readonly string[]): Promise<void> {
  const statusOf = async (type: string): Promise<string> =>
    (await stage.ask('GET', `/companies/${company.id}/dataStatus`)).body[type].currentStatus;
  const settled = (type: string) =>
    expect.poll(() => statusOf(type), { timeout: 20_000 }).toMatch(/Initial|Complete|Error/);
  for (const type of types) {
    await settled(type);
    await stage.ask('POST', `/companies/${company.id}/data/queue/${type}`);
    await settled(type);
  }
}
