import { spawnSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../process/terminal.js';

/**
 * @typedef {object} Account how to run Postgres, which refuses to run as root
 * @property {number} uid the owner of its files, as this process sees them
 * @property {number} gid
 * @property {(program: string, args: string[]) => [string, string[]]} command the command to spawn instead
 * @property {{ uid?: number, gid?: number }} spawnOptions
 */

/**
 * Finds a way to run `program` on data in `folder` other than as root. An ordinary user runs it directly. For root,
 * this tries in order: a user namespace with another uid; another user with root's right to read every path; another
 * user.
 *
 * @param {string} program
 * @param {string} folder
 * @returns {Account}
 */
export function accountFor(program, folder) {
  const candidates = process.getuid?.() === 0 ? rootCandidates() : [thisUser()];
  const found = candidates.find((account) => canRun(account, program, folder));
  if (found) return found;
  throw new UserError(
    `Postgres could not be run here${process.getuid?.() === 0 ? ' as root or as another user' : ''}: start as an ordinary user, or set DATABASE_URL to the address of a Postgres 15 or later.`,
  );
}

/** Makes the account the owner of everything below `path`, which another account may have created. */
export function giveOwnership({ uid, gid }, path) {
  if (process.getuid?.() !== 0) return;
  if (lstatSync(path).uid === uid) return;
  const give = (entry) => {
    chownSync(entry, uid, gid);
    if (lstatSync(entry).isDirectory()) for (const name of readdirSync(entry)) give(join(entry, name));
  };
  give(path);
}

function rootCandidates() {
  const { uid, gid } = unprivilegedUser();
  return [inUserNamespace(), withCapability(uid, gid), asUser(uid, gid)];
}

const thisUser = () => ({
  uid: process.getuid?.() ?? 0,
  gid: process.getgid?.() ?? 0,
  command: (program, args) => [program, args],
  spawnOptions: {},
});

/** Runs the program in a user namespace, so that files need no other owner. Containers often forbid user namespaces. */
const inUserNamespace = () => ({
  uid: 0,
  gid: 0,
  command: (program, args) => ['unshare', ['--user', '--map-user=1000', '--map-group=1000', program, ...args]],
  spawnOptions: {},
});

/** Runs the program as another user, but with root's right to enter folders such as /root with mode 0700. */
const withCapability = (uid, gid) => ({
  uid,
  gid,
  command: (program, args) => [
    'setpriv',
    [
      `--reuid=${uid}`,
      `--regid=${gid}`,
      '--clear-groups',
      '--inh-caps=+dac_override',
      '--ambient-caps=+dac_override',
      program,
      ...args,
    ],
  ],
  spawnOptions: {},
});

const asUser = (uid, gid) => ({ uid, gid, command: (program, args) => [program, args], spawnOptions: { uid, gid } });

/**
 * Returns a user other than root from /etc/passwd, because Postgres does not start without an entry for its user there.
 */
function unprivilegedUser() {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length > 3)
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  return users.find(({ name }) => name === 'nobody') ?? users.find(({ uid }) => uid > 0) ?? { uid: 65534, gid: 65534 };
}

function canRun(account, program, folder) {
  const succeeds = (name, args) => {
    const [command, commandArgs] = account.command(name, args);
    return spawnSync(command, commandArgs, { ...account.spawnOptions, stdio: 'ignore', cwd: '/' }).status === 0;
  };
  if (!succeeds(program, ['--version'])) return false;
  return process.getuid?.() !== 0 || succeeds('/bin/sh', ['-c', 'cd "$1"', 'sh', folder]);
}
