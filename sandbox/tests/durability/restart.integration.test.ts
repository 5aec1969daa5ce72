import { expect, test } from 'vitest';
import { anExpense, ledgerOf, linkCompany, sync } from '../../testing/linked-company';
import { spawnSandbox } from '../../testing/process';
import { openTestServer, type TestServer } from '../../testing/test-server';

async function withServer(run: (server: TestServer) => Promise<void>, speed?: number): Promise<void> {
  const server = await openTestServer(speed);
  try {
    await run(server);
  } finally {
    await server.close();
  }
}

test('books, ids and idempotent responses survive a restart', () =>
  withServer(async (server) => {
    const company = await linkCompany(server);
    const expense = anExpense(company);
    await sync(company, [expense]);
    const key = { 'idempotency-key': crypto.randomUUID() };
    const first = await server.call('POST', '/companies', { name: 'Once' }, key);
    const before = await ledgerOf(company);

    await server.restart();

    expect(await ledgerOf(company)).toEqual(before);
    expect((await server.call('POST', `${company.expenses}/expense-transactions`, [expense])).status).toBe(400);
    expect((await server.post('/companies', { name: 'Once' }, key)).id).toBe(first.body.id);
  }));

test('a sync in progress when the sandbox stops is finished after the restart', () =>
  withServer(async (server) => {
    const company = await linkCompany(server);
    const { syncId } = await server.post(`${company.expenses}/expense-transactions`, [anExpense(company)]);
    await server.restart();
    await server.inbox.event('expenses.sync.successful', syncId);
    expect((await ledgerOf(company)).records).toHaveLength(1);
  }));

test('a webhook that is refused is sent again with the same id', () =>
  withServer(async (server) => {
    server.inbox.answer = 500;
    const company = await server.post('/companies', { name: 'Knock' });
    await expect.poll(() => server.inbox.webhooks.length).toBeGreaterThan(1);
    server.inbox.answer = 200;
    const event = await server.inbox.event('company.created', company.id);
    const delivered = async () =>
      (await server.get('/_sandbox/messages')).messages.find(
        (message: { id: string }) => message.id === event.messageId,
      )?.status;
    await expect.poll(delivered).toBe('Success');
  }, 1000));

/**
 * Starts the sandbox, stops it after its first line of output, and returns its exit code and output. The sandbox may
 * also end before that.
 */
async function run(env: Record<string, string>): Promise<{ code: number; output: string }> {
  const { child, ended, firstLine, errors } = spawnSandbox(env);
  const line = await Promise.race([firstLine, ended.then(() => '')]);
  child.kill('SIGTERM');
  const code = await ended;
  return { code, output: `${errors()}${line}` };
}

test('the sandbox starts, prints its address in one line, and ends cleanly', () =>
  withServer(async ({ dataDir }) => {
    const { code, output } = await run({ SANDBOX_PORT: '0', DATA_DIR: `${dataDir}/alone` });
    expect(output).toMatch(/^Codat sandbox listening on http:\/\/127\.0\.0\.1:\d+$/);
    expect(code).toBe(0);
  }));

test.each([
  ['a real Codat key is set', { CODAT_API_KEY: 'live' }, 'CODAT_API_KEY'],
  ['NODE_ENV is production and SANDBOX is not set', { NODE_ENV: 'production' }, 'SANDBOX=1'],
])('the sandbox does not start when %s', async (_, env, word) => {
  const { code, output } = await run(env);
  expect(code).toBe(1);
  expect(output).toContain(word);
  expect(output.split('\n')).toHaveLength(1);
});

test('a port in use is reported in one sentence', () =>
  withServer(async ({ dataDir, sandbox }) => {
    const { code, output } = await run({ SANDBOX_PORT: String(sandbox.port), DATA_DIR: `${dataDir}/second` });
    expect(code).toBe(1);
    expect(output).toBe(
      `The sandbox cannot listen on 127.0.0.1:${sandbox.port}: another process has that port. Set SANDBOX_PORT to a free one.`,
    );
  }));

test('two sandboxes cannot share a folder', () =>
  withServer(async ({ dataDir }) => {
    const { code, output } = await run({ SANDBOX_PORT: '0', DATA_DIR: dataDir });
    expect(code).toBe(1);
    expect(output).toBe(`The sandbox cannot start: another sandbox is using ${dataDir}/sandbox.`);
  }));
