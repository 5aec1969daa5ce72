import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.js';
import { run } from './run.js';
import { onceFor } from './stamp.js';
import { Stop, step } from './terminal.js';

/** Installs the packages of the lock file with `npm ci`, unless they are there. */
export async function install() {
  const made = await onceFor({
    name: 'install',
    stamp: 'node_modules/.outlay-lock',
    fingerprint: lockFingerprint,
    work: () => step('packages installed', npmInstall),
  });
  return made === 'made';
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
  if (code !== 0) throw new Stop(`npm could not install the packages. It said:\n${reasons(output)}`);
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
