import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { giveOwnership } from './account.js';

const configName = 'outlay.json';

/**
 * Creates a database cluster at `directory` unless there is one. It has the superuser `postgres`, the role `outlay`,
 * which may create roles and databases, and its database `outlay`. The cluster is created under another name and then
 * renamed, so a killed command never leaves an incomplete one at `directory`.
 *
 * @param {{ directory: string, binaries: { initdb: string, postgres: string }, account: import('./account').Account, durable: boolean }} options
 */
export function createCluster({ directory, binaries, account, durable }) {
  removeUnfinished(directory);
  if (existsSync(join(directory, 'PG_VERSION'))) return giveOwnership(account, directory);
  const draft = `${directory}.draft-${process.pid}`;
  mkdirSync(draft, { mode: 0o700 });
  const config = { superuserPassword: secret(), password: secret() };
  // initdb reads the password from a file, which must belong to the account that runs it.
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, config.superuserPassword, { mode: 0o600 });
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
      // This locale sorts by code point, and converts between upper and lower case in every script.
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
      `CREATE ROLE outlay LOGIN CREATEROLE CREATEDB NOSUPERUSER PASSWORD '${config.password}'`,
      'CREATE DATABASE outlay OWNER outlay',
      '',
    ].join('\n'),
  );
  writeClusterConfig(draft, config);
  giveOwnership(account, join(draft, configName));
  renameSync(draft, directory);
}

/** Returns the passwords of a cluster and the port that it used last. */
export const readClusterConfig = (directory) => JSON.parse(readFileSync(join(directory, configName), 'utf8'));

export const writeClusterConfig = (directory, config) =>
  writeFileSync(join(directory, configName), `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });

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

/**
 * Deletes unfinished clusters of killed commands. This command holds the lock, so no other command is creating one now.
 */
function removeUnfinished(directory) {
  const parent = dirname(directory);
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent)) {
    if (name.startsWith(`${basename(directory)}.draft-`)) rmSync(join(parent, name), { recursive: true, force: true });
  }
}
