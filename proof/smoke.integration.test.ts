import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/data/db';
import packageJson from '@/package.json';
import { findFreePort } from '@/scripts/process/ports.js';
import { signalGroup } from '@/scripts/process/processes.js';
import { root } from '@/scripts/root.js';
import { emptyDatabase } from '@/scripts/testing/database';
import { createCompany } from './harness/company';

/** Runs each script at its smallest size. */
const smoke: Readonly<Record<string, () => Promise<unknown>>> = {
  sim: () => run('sim', ['--seeds', '2']),
  'bench:sandbox': () =>
    run('bench:sandbox', ['--companies', '1', '--records', '50', '--runs', '1', '--batches', '1', '--seconds', '0.1']),
  'bench:sync': () =>
    run('bench:sync', ['--workloads', 'W1', '--contestants', 'A,E', '--size', '0.001', '--cooldown', '0']),
  'bench:coding': () => run('bench:coding', ['proof/coding/held-out-2.csv']),
  generate: () => run('generate'),
  format: () => run('format', ['package.json']),
  'db:diff': async () => expect(await run('db:diff', ['smoke'])).toContain('nothing to write'),
  'db:reset': async () => {
    const { url, drop } = await emptyDatabase();
    await run('db:migrate', [], { DATABASE_URL: url });
    await run('db:reset', ['--yes'], { DATABASE_URL: url });
    await drop();
  },
  staff: async () => {
    const { email } = await createCompany('Smoke', 'GBP', 'UTC');
    await run('staff', [email, 'agent']);
  },
  // With a key for Codat it starts neither the sandbox nor the demo.
  dev: async () =>
    run('dev', ['--check'], {
      CODAT_API_KEY: 'unused',
      CODAT_BASE_URL: 'http://127.0.0.1:9',
      PORT: String(await findFreePort()),
    }),
};

/** Scripts without a smoke test, and where `npm test` runs them. */
const covered: Readonly<Record<string, string>> = {
  test: 'runs this test',
  build: 'the step "build" runs the same command',
  lint: 'the step "format and lint" runs the same command',
  types: 'the step "types" runs the same commands',
  start: 'the step "end to end" starts the same stack, and dev runs the same command line',
  web: 'the step "end to end" runs the same program',
  worker: 'the step "end to end" runs the same program',
  sandbox: 'the step "end to end" runs the same program',
  'db:seed': 'the step "end to end" seeds its demo with it',
  'test:e2e': 'is the step "end to end"',
  'test:conformance': 'the steps "unit" and "integration" run the same tests',
  chaos: 'chaos/chaos.integration.test.ts runs the same program',
  'db:migrate': 'the smoke test of db:reset runs it first',
};

test('every script of package.json has a smoke test or is covered elsewhere', () => {
  expect([...Object.keys(smoke), ...Object.keys(covered)].sort()).toEqual(Object.keys(packageJson.scripts).sort());
});

describe.concurrent('exits with 0:', { timeout: 180_000 }, () => {
  for (const [script, runScript] of Object.entries(smoke)) {
    // Next.js refuses a second development server in one folder.
    const isRunning = script === 'dev' && existsSync(join(root, '.next/dev/lock'));
    test.skipIf(isRunning)(script, async () => void (await runScript()));
  }
});

const running = new Set<number>();

afterAll(async () => {
  for (const pid of running) signalGroup(pid, 'SIGTERM');
  await db().$disconnect();
});

/** Runs a script of package.json, expects exit code 0, and returns its output. */
async function run(
  script: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const child = spawn(process.execPath, ['--run', script, '--', ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  if (child.pid) running.add(child.pid);
  const [code] = await once(child, 'close');
  if (child.pid) running.delete(child.pid);
  expect(code, output).toBe(0);
  return output;
}
