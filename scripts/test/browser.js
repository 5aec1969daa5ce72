import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from '../process/run.js';
import { UserError } from '../process/terminal.js';
import { root } from '../root.js';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const packageManagers = [
  ['apt-get', ['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', 'chromium']],
  ['dnf', ['install', '-y', '-q', 'chromium']],
  ['apk', ['add', '--no-cache', 'chromium']],
];

/**
 * Returns the path of a Chromium for the browser tests: from CHROMIUM_PATH, an installed one, Playwright's own (which it
 * may download), or, as root, the distribution's package. Throws a `UserError` when there is none.
 *
 * @returns {Promise<string>}
 */
export async function findBrowser() {
  const configured = process.env.CHROMIUM_PATH;
  if (configured) {
    if (canRun(configured)) return configured;
    throw new UserError(`CHROMIUM_PATH is ${configured}, which cannot be run.`);
  }
  const found = findInstalled() ?? (await fromPlaywright()) ?? (await fromDistribution());
  if (found) return found;
  throw new UserError(
    'The browser tests need Chromium, and none was found or could be downloaded: install Chromium or Chrome, or set CHROMIUM_PATH to its path.',
  );
}

function findInstalled() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...applications];
  return candidates.find(canRun);
}

async function fromPlaywright() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  if (existsSync(path)) return path;
  await run(process.execPath, [join(root, 'node_modules/@playwright/test/cli.js'), 'install', 'chromium'], {
    quiet: true,
  });
  return existsSync(path) ? path : undefined;
}

async function fromDistribution() {
  if (process.getuid?.() !== 0) return undefined;
  for (const [manager, ...commands] of packageManagers) {
    if (spawnSync(manager, ['--version'], { stdio: 'ignore' }).status !== 0) continue;
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of commands) await run(manager, args, { quiet: true, env });
    return findInstalled();
  }
  return undefined;
}

function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return false;
  }
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}
