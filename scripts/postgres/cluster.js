import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { giveOwnership } from './account.js';

const noteName = 'outlay.json';

/**
 * Makes a database cluster at `directory` unless there is one: superuser `postgres`, role `outlay` (may create roles
 * and databases, is no superuser) and its database `outlay`. It is made beside its place and moved there whole, so a
 * command that is killed leaves either a cluster or nothing.
 *
 * @param {{ directory: string, binaries: { initdb: string, postgres: string }, account: import('./account').Account, durable: boolean }} options
 */
export function createCluster({ directory, binaries, account, durable }) {
  clearUnfinished(directory);
  if (existsSync(join(directory, 'PG_VERSION'))) return giveOwnership(account, directory);
  const draft = `${directory}.making-${process.pid}`;
  mkdirSync(draft, { mode: 0o700 });
  const note = { superuserPassword: secret(), password: secret() };
  // initdb reads the password from a file, which its account must be able to open.
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, note.superuserPassword, { mode: 0o600 });
  giveOwnership(account, draft);
  giveOwnership(account, passwordFile);
  try {
    run(account, binaries.initdb, [
      `--pgdata=${draft}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      // Sorts as C does, and knows the upper and lower case of every script.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--data-checksums',
      ...(durable ? [] : ['--no-sync']),
    ]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  run(
    account,
    binaries.postgres,
    ['--single', '-D', draft, '-c', 'exit_on_error=true', ...(durable ? [] : ['-c', 'fsync=off']), 'postgres'],
    [
      `CREATE ROLE outlay LOGIN CREATEROLE CREATEDB NOSUPERUSER PASSWORD '${note.password}'`,
      'CREATE DATABASE outlay OWNER outlay',
      '',
    ].join('\n'),
  );
  writeClusterConfig(draft, note);
  giveOwnership(account, join(draft, noteName));
  renameSync(draft, directory);
}

/** The passwords of a cluster, and the port it used last. */
export const readClusterConfig = (directory) => JSON.parse(readFileSync(join(directory, noteName), 'utf8'));

export const writeClusterConfig = (directory, note) =>
  writeFileSync(join(directory, noteName), `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600 });

const secret = () => randomBytes(24).toString('hex');

function run(account, program, args, input) {
  const [command, commandArgs] = account.command(program, args);
  const { status, stderr, error } = spawnSync(command, commandArgs, {
    ...account.spawnOptions,
    input,
    encoding: 'utf8',
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${basename(program)} ended with ${status}: ${stderr.trim()}`);
}

/** What a killed command left half made; whoever makes a cluster holds the data directory's lock. */
function clearUnfinished(directory) {
  const parent = dirname(directory);
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent)) {
    if (name.startsWith(`${basename(directory)}.making-`)) rmSync(join(parent, name), { recursive: true, force: true });
  }
}
