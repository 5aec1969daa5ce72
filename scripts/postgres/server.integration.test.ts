import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTimeOf, waitUntil } from '../process/processes';
import { startPostgres, withPostgres } from './server';
import { keepPostgres } from './supervise';

let home: string;
let directory: string;
let running: { stop: () => Promise<void> }[] = [];

beforeEach(() => {
  // A space, because people's folders have them.
  home = mkdtempSync(join(tmpdir(), 'outlay postgres '));
  directory = join(home, 'postgres');
});

afterEach(async () => {
  for (const server of running) await server.stop();
  running = [];
  rmSync(home, { recursive: true, force: true });
});

async function start() {
  const server = await startPostgres({ directory, durable: false });
  running.push(server);
  return server;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('the role that owns the database may make roles and databases and is no superuser', async () => {
  const { url } = await start();

  expect(
    await ask(
      url,
      `SELECT current_user AS name, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls,
              pg_get_userbyid(datdba) AS owner
         FROM pg_roles, pg_database WHERE rolname = current_user AND datname = current_database()`,
    ),
  ).toEqual([
    { name: 'outlay', rolsuper: false, rolcreaterole: true, rolcreatedb: true, rolbypassrls: false, owner: 'outlay' },
  ]);
});

test('nobody enters without the password, and only its owner can read it', async () => {
  const { url } = await start();
  const guess = new URL(url);
  guess.password = 'password';

  await expect(ask(guess.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
  expect(statSync(join(directory, 'outlay.json')).mode & 0o777).toBe(0o600);
});

test('it listens on loopback only', async () => {
  const { url } = await start();

  expect(await ask(url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
});

test('stopped and started again it has the same port and the same rows', async () => {
  const first = await start();
  await ask(first.url, 'CREATE TABLE kept AS SELECT 1 AS n');
  await first.stop();
  const second = await start();

  expect(second.url).toBe(first.url);
  expect(await ask(second.url, 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
});

test('after kill -9 it starts, with every committed row', async () => {
  const first = await start();
  await ask(first.url, 'CREATE TABLE kept AS SELECT 1 AS n');
  process.kill(first.pid, 'SIGKILL');
  await first.ended;
  const second = await start();

  expect(await ask(second.url, 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
});

test('kept running, it comes back on the same address by itself', async () => {
  const said: string[] = [];
  const kept = await keepPostgres({
    directory,
    logs: join(home, 'logs'),
    durable: false,
    say: (line) => said.push(line),
    signal: new AbortController().signal,
  });
  running.push(kept);
  const [before] = await ask(kept.url, 'SELECT pg_postmaster_start_time()::text AS at');
  process.kill(postmasterPid(), 'SIGKILL');

  const answers = () =>
    ask(kept.url, 'SELECT pg_postmaster_start_time()::text AS at').then(
      ([now]) => JSON.stringify(now) !== JSON.stringify(before),
      () => false,
    );
  expect(await waitUntil(answers, { timeout: 15_000 })).toBe(true);
  expect(said).toEqual([expect.stringContaining('postgres ended; starting it again')]);
});

test('a server left running by a killed command is replaced, not joined', async () => {
  const left = await start();
  const next = await start();

  expect(startTimeOf(left.pid)).toBeUndefined();
  expect(await ask(next.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
});

test('a command beside a running server uses it and leaves it running', async () => {
  const server = await start();

  expect(await withPostgres(directory, async (url) => url)).toBe(server.url);
  expect(startTimeOf(server.pid)).toBeDefined();
});

test('a command without one starts it for as long as it needs', async () => {
  const rows = await withPostgres(directory, (url) => ask(url, 'SELECT 1 AS n'));

  expect(rows).toEqual([{ n: 1 }]);
  expect(existsSync(join(directory, 'postmaster.pid'))).toBe(false);
});

const postmasterPid = () => Number(readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n')[0]);
