import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { signalGroup } from '../process/processes.js';
import { colour, run } from '../process/run.js';
import { spawnChild } from '../process/spawn-child.js';
import { root } from '../root.js';
import { startStack } from '../stack/stack.js';
import { findBrowser } from './browser.js';
import { readPlaywright } from './tallies.js';

/** Settings that a developer may have made in the environment or `.env`. The Outlay under test gets them empty. */
const blank = Object.fromEntries(
  [
    'CODAT_API_KEY',
    'GOOGLE_CLIENT_ID',
    'GOOGLE_CLIENT_SECRET',
    'MICROSOFT_CLIENT_ID',
    'MICROSOFT_CLIENT_SECRET',
    'S3_BUCKET',
    'S3_ENDPOINT',
  ].map((name) => [name, '']),
);

/**
 * Runs the browser tests with Playwright on an Outlay of their own: production build, Postgres, sandbox, worker and
 * demo.
 *
 * @param {{ folder: string, filters: string[], signal: AbortSignal }} options
 */
export async function endToEnd({ folder, filters, signal }) {
  const browser = await findBrowser();
  const stack = await startStack({
    settings: settingsIn(join(folder, 'e2e')),
    durable: false,
    demoRequired: true,
    signal,
  });
  const report = join(folder, 'e2e.json');
  let fixtures;
  try {
    fixtures = await startFixtureServer(stack.env);
    const { code, output } = await run(
      process.execPath,
      [join(root, 'node_modules/@playwright/test/cli.js'), 'test', ...filters],
      {
        quiet: true,
        env: {
          ...stack.env,
          NODE_ENV: 'test',
          SANDBOX_URL: stack.sandboxUrl,
          FIXTURES_URL: fixtures.url,
          CHROMIUM_PATH: browser,
          PLAYWRIGHT_JSON_OUTPUT_NAME: report,
          ...colour(),
        },
      },
    );
    return { ...readPlaywright(report, code), output };
  } finally {
    fixtures?.stop();
    await stack.stop();
  }
}

/** Starts the server in fixture-server.ts, which creates companies and sessions for the tests. Returns its address. */
async function startFixtureServer(env) {
  const child = spawnChild(['--conditions=react-server', '--import', 'tsx', 'scripts/testing/fixture-server.ts'], {
    env,
    output: 'inherit',
  });
  const [url] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (typeof url !== 'string') throw new Error('The fixture server did not start.');
  return { url, stop: () => signalGroup(child.pid, 'SIGTERM') };
}

function settingsIn(dataDir) {
  // The port is outside the usual range, so that it is free, and random, because two clones may run their tests at the
  // same time.
  const port = randomInt(20_000, 30_000);
  return {
    host: '127.0.0.1',
    port,
    sandboxPort: port + 1,
    appUrl: undefined,
    dataDir,
    postgresDirectory: join(dataDir, 'postgres'),
    databaseUrl: undefined,
    sandboxed: true,
    seedAnyway: false,
    // The tests do not depend on the length of Codat's delays, so the sandbox is 50 times faster. They compare whole ledgers,
    // so the books contain only what a test writes.
    fixed: { ...blank, STORAGE: 'disk', LOG_LEVEL: 'info', SANDBOX_SPEED: '50', SANDBOX_PAST: '0' },
  };
}
