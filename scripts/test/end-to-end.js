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

/** A developer's own settings, from the environment or `.env`, that the Outlay under test must not use. */
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
 * Runs Playwright against its own complete Outlay: production build, Postgres, sandbox, worker, demo.
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

/** Starts the server that makes companies and sessions for the tests, and returns its address. */
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
  // Far from usual ports, and random because two clones may start at the same time.
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
    // The tests do not depend on Codat's real delays.
    fixed: { ...blank, STORAGE: 'disk', LOG_LEVEL: 'info', SANDBOX_SPEED: '50' },
  };
}
