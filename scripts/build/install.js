import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../process/run.js';
import { step, UserError } from '../process/terminal.js';
import { root } from '../root.js';
import { buildIfChanged } from './build-cache.js';
import { fingerprint } from './fingerprint.js';

const record = 'node_modules/.outlay-lock';
const lockFingerprint = () => fingerprint(['package-lock.json']);

/** Installs the packages of the lock file with `npm ci`, unless they are already installed. */
export function install() {
  acceptEarlierInstall();
  const work = () => step('packages installed', npmInstall);
  return buildIfChanged({ name: 'install', record, fingerprint: lockFingerprint, work });
}

/** Skips `npm ci` after a manual `npm install`: the record that npm writes is then newer than the lock file. */
function acceptEarlierInstall() {
  const npmRecord = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(join(root, record)) || !existsSync(npmRecord)) return;
  if (statSync(npmRecord).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs) {
    writeFileSync(join(root, record), lockFingerprint());
  }
}

async function npmInstall() {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  // With NODE_ENV=production, npm would not install packages that the tests and the build need.
  const { NODE_ENV: _, ...env } = process.env;
  // This is the npm that started the command. The npm on the path may have another version.
  const npm = process.env.npm_execpath;
  const { code, output } =
    npm && existsSync(npm)
      ? await run(process.execPath, [npm, ...args], { env, quiet: true })
      : await run('npm', args, { env, quiet: true, shell: process.platform === 'win32' });
  if (code !== 0) throw new UserError(`npm could not install the packages:\n${errorLines(output)}`);
}

/** Returns the error lines of npm's output, without its usage page. */
const errorLines = (output) =>
  output
    .split('\n')
    .filter((line) => /^npm error +\S/.test(line))
    .slice(0, 12)
    .join('\n') || output.trim();
