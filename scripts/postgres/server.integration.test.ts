import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openProcessLog } from '../process/process-log';
import { startTimeOf, waitUntil } from '../process/processes';
import { keepRunning } from '../process/service';
import { startPostgres, withPostgres } from './server';

let home: string;
let directory: string;
let running: { stop: () => Promise<void> }[] = [];

beforeEach(() => {
  // The name contains a space, because a data directory may have one in its path.
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

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('the owner of the database may create roles and databases and is no superuser', async () => {
  const { url } = await start();

  expect(
    await query(
      url,
      `SELECT current_user AS name, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls,
              pg_get_userbyid(datdba) AS owner
         FROM pg_roles, pg_database WHERE rolname = current_user AND datname = current_database()`,
    ),
  ).toEqual([
    { name: 'outlay', rolsuper: false, rolcreaterole: true, rolcreatedb: true, rolbypassrls: false, owner: 'outlay' },
  ]);
});

test('refuses a wrong password, and stores the password readable by its owner only', async () => {
  const { url } = await start();
  const guess = new URL(url);
  guess.password = 'password';

  await expect(query(guess.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
  expect(statSync(join(directory, 'outlay.json')).mode & 0o777).toBe(0o600);
});

test('listens on loopback only', async () => {
  const { url } = await start();

  expect(await query(url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
});

test('has the same port and rows after a stop and a start', async () => {
  const first = await start();
  await query(first.url, 'CREATE TABLE saved AS SELECT 1 AS n');
  await first.stop();
  const second = await start();

  expect(second.url).toBe(first.url);
  expect(await query(second.url, 'SELECT n FROM saved')).toEqual([{ n: 1 }]);
});

test('starts after kill -9 with every committed row', async () => {
  const first = await start();
  await query(first.url, 'CREATE TABLE saved AS SELECT 1 AS n');
  process.kill(first.pid, 'SIGKILL');
  await first.ended;
  const second = await start();

  expect(await query(second.url, 'SELECT n FROM saved')).toEqual([{ n: 1 }]);
});

test('restarts on the same address after a crash', async () => {
  const warnings: string[] = [];
  const service = await keepRunning({
    name: 'postgres',
    log: openProcessLog({ folder: join(home, 'logs'), name: 'postgres' }),
    start: () => startPostgres({ directory, durable: false }),
    warn: (line) => warnings.push(line),
  });
  running.push(service);
  const { url = '', pid = 0 } = service.current ?? {};
  process.kill(pid, 'SIGKILL');

  const hasRestarted = () => service.current !== undefined && service.current.pid !== pid;
  expect(await waitUntil(hasRestarted, { timeout: 15_000 })).toBe(true);
  expect(await query(url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  expect(warnings).toEqual([expect.stringContaining('postgres ended (SIGKILL) and is restarted')]);
});

test('replaces a server that a killed command left running', async () => {
  const leftover = await start();
  const next = await start();

  expect(startTimeOf(leftover.pid)).toBeUndefined();
  expect(await query(next.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
});

test('withPostgres uses a running server and leaves it running', async () => {
  const server = await start();

  expect(await withPostgres(directory, async (url) => url)).toBe(server.url);
  expect(startTimeOf(server.pid)).toBeDefined();
});

test('withPostgres starts a server and stops it afterwards', async () => {
  const rows = await withPostgres(directory, (url) => query(url, 'SELECT 1 AS n'));

  expect(rows).toEqual([{ n: 1 }]);
  expect(existsSync(join(directory, 'postmaster.pid'))).toBe(false);
});
