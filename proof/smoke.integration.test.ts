import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/data/db';
import packageJson from '@/package.json';
import { startSandbox } from '@/sandbox/server';
import { findFreePort } from '@/scripts/process/ports.js';
import { run, terminateRunning } from '@/scripts/process/run.js';
import { root } from '@/scripts/root.js';
import { emptyDatabase } from '@/scripts/testing/database';
import { createCompany } from './harness/company';

/** For each npm script, a run at its smallest size. */
const smoke: Readonly<Record<string, () => Promise<unknown>>> = {
  sim: () => npmRun('sim --seeds 2'),
  'bench:sandbox': () => npmRun('bench:sandbox --companies 1 --records 50 --runs 1 --batches 1 --seconds 0.1'),
  'bench:sync': () => npmRun('bench:sync --workloads W1 --contestants A,E --size 0.001 --cooldown 0'),
  // Checks the number of statements of these pages too.
  'bench:pages': () =>
    npmRun(
      'bench:pages --rows 60 --small 60 --rate 20 --seconds 0.2 --import 20 --pages home,expense,receipts,sync,preflight,mapping,cards,rules,suppliers,people,support',
    ),
  'bench:causes': () => npmRun('bench:causes proof/causes/held-out.csv'),
  'bench:coding': () => npmRun('bench:coding proof/coding/held-out-2.csv'),
  'bench:reconcile': async () => {
    const output = await npmRun('bench:reconcile --rows 300');
    expect(JSON.parse(output.trim().split('\n').at(-1) ?? '')).toMatchObject({ wrongCertain: [], misses: [] });
  },
  // With a Codat key, neither the sandbox nor the demo starts. No server listens on this address.
  'measure:footprint': async () => {
    const codat = {
      CODAT_API_KEY: 'unused',
      CODAT_BASE_URL: 'http://127.0.0.1:9',
      CODAT_WEBHOOK_SECRET: 'whsec_c21va2U=',
    };
    const output = await npmRun('measure:footprint --idle 1', { ...codat, DATABASE_URL: '', APP_URL: '' });
    const { programs } = JSON.parse(output.trim().split('\n').at(-1) ?? '');
    expect(programs).toEqual(
      expect.arrayContaining(['web', 'worker', 'Postgres'].map((program) => expect.objectContaining({ program }))),
    );
  },
  generate: () => npmRun('generate'),
  format: () => npmRun('format package.json'),
  'db:diff': async () => expect(await npmRun('db:diff smoke')).toContain('nothing to write'),
  'db:reset': async () => {
    const { url, drop } = await emptyDatabase();
    await npmRun('db:migrate', { DATABASE_URL: url });
    await npmRun('db:reset --yes', { DATABASE_URL: url });
    await drop();
  },
  staff: async () => {
    const { email } = await createCompany('Smoke', 'GBP', 'UTC');
    await npmRun(`staff ${email} agent`);
  },
  'codat:setup': async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-'));
    const sandbox = await startSandbox({ port: 0, dataDir, apiKey: 'smoke' });
    const codat = { CODAT_API_KEY: 'smoke', CODAT_BASE_URL: sandbox.url, CODAT_WEBHOOK_SECRET: 'whsec_c21va2U=' };
    const output = await npmRun('codat:setup --apply', { ...codat, APP_URL: 'https://smoke.example' });
    expect(output).toContain('https://smoke.example/api/webhooks/codat');
    expect(output).toContain('Codat has everything that Outlay needs.');
    await sandbox.stop();
    await rm(dataDir, { recursive: true });
  },
  'check:movements': async () => {
    const { companySlug } = await createCompany('Checked', 'GBP', 'UTC');
    expect(await npmRun(`check:movements --company ${companySlug}`)).toContain(
      `${companySlug}: 0 movements, all agree`,
    );
  },
  'plan:import': async () => {
    const output = await npmRun('plan:import lib/domain/import/fixtures/monzo.csv --books GBP --today 2026-11-29');
    expect(JSON.parse(output.trim().split('\n').at(-1) ?? '')).toMatchObject({
      rows: [
        { line: 2, day: '2026-11-20', merchant: 'Noodle Bar', amount: '-9.90', currency: 'GBP' },
        { line: 3, day: '2026-11-21', merchant: 'Client Ltd', amount: '300.00', currency: 'GBP' },
      ],
      leftOut: [{ line: 1, reason: 'The titles.' }],
      refused: [],
    });
  },
  // With a Codat key, `dev` starts neither the sandbox nor the demo. No server listens on this address.
  dev: async () => {
    const codat = { CODAT_API_KEY: 'unused', CODAT_BASE_URL: 'http://127.0.0.1:9' };
    await npmRun('dev --check', { ...codat, PORT: String(await findFreePort()) });
  },
};

/** The npm scripts without a smoke test, each with the place where `npm test` runs it. */
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
  lighthouse: 'is run by hand on a quiet machine; e2e/page/weight.spec.ts limits what it measures in each test run',
  'db:migrate': 'the smoke test of db:reset runs it first',
};

test('every script of package.json has a smoke test or is covered elsewhere', () => {
  expect([...Object.keys(smoke), ...Object.keys(covered)].sort()).toEqual(Object.keys(packageJson.scripts).sort());
});

describe.concurrent('exits with 0:', { timeout: 180_000 }, () => {
  for (const [script, smokeTest] of Object.entries(smoke)) {
    // Next.js refuses to start a second development server in the same folder, so this test is skipped while one runs.
    const isRunning = script === 'dev' && existsSync(join(root, '.next/dev/lock'));
    test.skipIf(isRunning)(script, async () => void (await smokeTest()));
  }
});

afterAll(async () => {
  terminateRunning();
  await db().$disconnect();
});

/** Runs a script with its arguments, expects exit code 0, and returns its output. */
async function npmRun(command: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const [script = '', ...args] = command.split(' ');
  const options = { quiet: true, env: { ...process.env, ...env } };
  const { code, output } = await run('npm', ['run', '--silent', script, '--', ...args], options);
  expect(code, output).toBe(0);
  return output;
}
