import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startSandbox } from '../../server';
import { anExpense, basic, linkCompany, openStage, type Stage, sync } from '../../testing/client';

async function onStage(play: (stage: Stage) => Promise<void>, speed?: number): Promise<void> {
  const stage = await openStage(speed);
  try {
    await play(stage);
  } finally {
    await stage.close();
  }
}

test('books, ids and idempotent answers outlive a restart', () =>
  onStage(async (stage) => {
    const company = await linkCompany(stage);
    const expense = anExpense(company);
    await sync(stage, company, [expense]);
    const key = { 'idempotency-key': crypto.randomUUID() };
    const first = await stage.ask('POST', '/companies', { name: 'Once' }, key);
    const before = (await stage.ask('GET', `/_sandbox/ledger/${company.id}`)).body;

    await stage.restart();

    expect((await stage.ask('GET', `/_sandbox/ledger/${company.id}`)).body).toEqual(before);
    expect((await stage.ask('POST', `${company.expenses}/expense-transactions`, [expense])).status).toBe(400);
    expect((await stage.ask('POST', '/companies', { name: 'Once' }, key)).body.id).toBe(first.body.id);
  }));

test('a sync under way when the sandbox stops is finished by the next one', () =>
  onStage(async (stage) => {
    const company = await linkCompany(stage);
    const { syncId } = (await stage.ask('POST', `${company.expenses}/expense-transactions`, [anExpense(company)])).body;
    await stage.restart();
    await stage.inbox.event('expenses.sync.successful', ({ payload }) => payload.syncId === syncId);
    expect((await stage.ask('GET', `/_sandbox/ledger/${company.id}`)).body.records).toHaveLength(1);
  }));

test('a webhook that is not taken comes again with the same id', () =>
  onStage(async (stage) => {
    stage.inbox.answer = 500;
    const company = (await stage.ask('POST', '/companies', { name: 'Knock' })).body;
    await expect.poll(() => stage.inbox.attempts).toBeGreaterThan(1);
    stage.inbox.answer = 200;
    const event = await stage.inbox.event('company.created', ({ payload }) => payload.id === company.id);
    const delivered = async () =>
      (await stage.ask('GET', '/_sandbox/messages')).body.messages.find(
        (message: { id: string }) => message.id === event.messageId,
      )?.status;
    await expect.poll(delivered).toBe('Success');
  }, 1000));

const main = fileURLToPath(new URL('../../main.ts', import.meta.url));

/** What the process says before it ends, or the first line it prints. */
async function run(env: Record<string, string>): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env: Object.assign({}, process.env, env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  createInterface(child.stdout).once('line', (line) => {
    said += line;
    child.kill('SIGTERM');
  });
  const [code] = await once(child, 'close');
  return { code: Number(code), said: said.trim() };
}

/** A sandbox as a process of its own, which can be killed. */
async function spawnOn(dataDir: string): Promise<{ url: string; kill: () => Promise<void> }> {
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    // An empty name is one not set: the secret is the one kept in the folder.
    env: Object.assign({}, process.env, {
      SANDBOX_PORT: '0',
      DATA_DIR: dataDir,
      SANDBOX_SPEED: '100',
      SANDBOX_WEBHOOK_SECRET: '',
    }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface(child.stdout), 'line');
  return {
    url: String(line).replace(/^.* /, ''),
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'close');
    },
  };
}

test('killed at any moment, the books balance and every record has its request', () =>
  onStage(async (stage) => {
    const company = await linkCompany(stage);
    await stage.sandbox.stop();
    let accepted = 0;
    for (const answers of [1, 3, 6]) {
      const { url, kill } = await spawnOn(stage.dataDir);
      const before = accepted;
      const posts = Promise.allSettled(
        Array.from({ length: 8 }, async () => {
          const response = await fetch(`${url}${company.expenses}/expense-transactions`, {
            method: 'POST',
            headers: { authorization: basic('sandbox-key') },
            body: JSON.stringify([anExpense(company), anExpense(company), anExpense(company)]),
          });
          if (response.ok) accepted += 1;
        }),
      );
      await expect.poll(() => accepted - before, { interval: 1 }).toBeGreaterThanOrEqual(answers);
      await kill();
      await posts;
    }
    stage.sandbox = await startSandbox({ port: 0, dataDir: stage.dataDir, speed: 100 });
    const ledger = async () => (await stage.ask('GET', `/_sandbox/ledger/${company.id}`)).body;
    await expect.poll(async () => (await ledger()).records.length).toBeGreaterThanOrEqual(accepted * 3);
    const { records, trialBalance } = await ledger();
    expect(trialBalance.balanced).toBe(true);
    for (const requestId of new Set(records.map((record: { requestId: string }) => record.requestId)))
      expect((await stage.ask('GET', `/_sandbox/requests/${requestId}`)).body).toMatchObject({ status: 200 });
    expect((await stage.ask('GET', '/_sandbox/stats')).body.duplicates).toEqual({ records: 0, attachments: 0 });
  }));

test('it starts, says where it listens in one line, and ends cleanly', () =>
  onStage(async ({ dataDir }) => {
    const { code, said } = await run({ SANDBOX_PORT: '0', DATA_DIR: `${dataDir}/alone` });
    expect(said).toMatch(/^Codat sandbox listening on http:\/\/127\.0\.0\.1:\d+$/);
    expect(code).toBe(0);
  }));

test.each([
  ['a real Codat key is set', { CODAT_API_KEY: 'live' }, 'CODAT_API_KEY'],
  ['it is production and nobody asked for it', { NODE_ENV: 'production' }, 'SANDBOX=1'],
])('it does not start when %s', async (_, env, word) => {
  const { code, said } = await run(env);
  expect(code).toBe(1);
  expect(said).toContain(word);
  expect(said.split('\n')).toHaveLength(1);
});

test('a taken port is one sentence', () =>
  onStage(async ({ dataDir, sandbox }) => {
    const { code, said } = await run({ SANDBOX_PORT: String(sandbox.port), DATA_DIR: `${dataDir}/second` });
    expect(code).toBe(1);
    expect(said).toBe(
      `The sandbox cannot listen on 127.0.0.1:${sandbox.port}: another process has that port. Set SANDBOX_PORT to a free one.`,
    );
  }));

test('two sandboxes never share a folder', () =>
  onStage(async ({ dataDir }) => {
    const { code, said } = await run({ SANDBOX_PORT: '0', DATA_DIR: dataDir });
    expect(code).toBe(1);
    expect(said).toBe(`The sandbox cannot start: another sandbox is using ${dataDir}/sandbox.`);
  }));
