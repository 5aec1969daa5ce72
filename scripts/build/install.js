import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../process/run.js';
import { step, UserError } from '../process/terminal.js';
import { root } from '../root.js';
import { buildIfChanged } from './build-cache.js';

const stamp = 'node_modules/.outlay-lock';

/** Installs the packages of the lock file with `npm ci`, unless they are there. */
export async function install() {
  acceptEarlierInstall();
  const made = await buildIfChanged({
    name: 'install',
    stamp,
    fingerprint: lockFingerprint,
    work: () => step('packages installed', npmInstall),
  });
  return made === 'made';
}

/** Somebody may have run npm by hand: its own record, written when it has finished, is then newer than the lock file. */
function acceptEarlierInstall() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(join(root, stamp)) || !existsSync(record)) return;
  if (statSync(record).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs) {
    writeFileSync(join(root, stamp), lockFingerprint());
  }
}

const lockFingerprint = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

async function npmInstall() {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  // The npm that started us, if one did: the one on the path may be another.
  const npm = process.env.npm_execpath;
  const { code, output } =
    npm && existsSync(npm)
      ? await run(process.execPath, [npm, ...args], { env: npmEnvironment(), quiet: true })
      : await run('npm', args, { env: npmEnvironment(), quiet: true, shell: process.platform === 'win32' });
  if (code !== 0) throw new UserError(`npm could not install the packages. It said:\n${reasons(output)}`);
}

/** What npm complains of, without its page of usage. */
const reasons = (output) =>
  output
    .split('\n')
    .filter((line) => /^npm error +\S/.test(line))
    .slice(0, 12)
    .join('\n') || output.trim();

/** With NODE_ENV=production npm would leave out what the tests and the build need. */
function npmEnvironment() {
  const { NODE_ENV: _, ...env } = process.env;
  return env;
}
