import { once } from 'node:events';
import { buildPages } from '../build/pages.js';
import { generateClient } from '../build/prisma-client.js';
import { buildPrograms } from '../build/programs.js';
import { print, step } from '../process/terminal.js';
import { loadSettings } from './settings.js';
import { startStack } from './stack.js';

const people = [
  ['owner@demo.test', 'owns the company'],
  ['bookkeeper@demo.test', 'maps and syncs'],
  ['employee@demo.test', 'records expenses'],
  ['support@demo.test', 'staff: looks into failed syncs'],
  ['lead@demo.test', 'staff: leads support'],
];

/**
 * Runs Outlay until `signal` aborts: builds what has changed, starts all programs, and prints the address. With the
 * option `--check` it stops as soon as all programs run.
 *
 * @param {{ mode: 'production' | 'development', signal: AbortSignal }} options
 */
export async function serve({ mode, signal }) {
  const since = performance.now();
  const settings = loadSettings();
  print(`Starting Outlay (data in ${settings.dataDir})`);
  await step('Prisma client is up to date', generateClient);
  signal.throwIfAborted();
  if (mode === 'production')
    await step('pages and programs are built', () => Promise.all([buildPages(), buildPrograms()]));
  signal.throwIfAborted();
  const stack = await startStack({ settings, mode, signal });
  try {
    printWelcome(stack, settings, (performance.now() - since) / 1000);
    if (!signal.aborted && !process.argv.includes('--check')) await once(signal, 'abort');
    print('\nStopping …');
  } finally {
    await stack.stop();
  }
  print('Stopped.');
}

function printWelcome(
  { appUrl, sandboxUrl, env },
  { host, appUrl: givenAppUrl, sandboxed, databaseUrl, seedAnyway },
  seconds,
) {
  print(`\nOutlay is at ${appUrl}  (${seconds.toFixed(1)} s; Ctrl-C stops it)\n`);
  if (['0.0.0.0', '::'].includes(host) && !givenAppUrl) {
    print('To open it from other machines, set APP_URL to the address that they open.\n');
  }
  if (!sandboxed) return;
  if (!databaseUrl || seedAnyway) {
    print(`Sign in with the password  ${env.DEMO_PASSWORD}  as`);
    for (const [email, does] of people) print(`  ${email.padEnd(22)} ${does}`);
    print();
  }
  print(`The sandbox replaces Codat. Its books: ${sandboxUrl}\n`);
}
