import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildPages } from '../build/pages.js';
import { generateClient } from '../build/prisma-client.js';
import { buildPrograms } from '../build/programs.js';
import { tryLock } from '../process/lock.js';
import { colour, run } from '../process/run.js';
import { print, UserError } from '../process/terminal.js';
import { root } from '../root.js';
import { endToEnd } from './end-to-end.js';
import { readVitest, slowest } from './tallies.js';

const bin = (path) => join(root, 'node_modules', path);

/**
 * @typedef {{ passed: number, failed: number, output?: string, tests?: import('./tallies.js').TimedTest[] }} Tally
 *   the result of a step; `output` is printed when something failed
 */

/** The steps of `npm test`, in order. A step without tests, such as the build, counts as one test. */
const steps = {
  client: { title: 'Prisma client', work: makeClient },
  lint: { title: 'format and lint', work: () => node([join(root, 'scripts/lint/main.js')]) },
  types: { title: 'types', work: types },
  unit: { title: 'unit', work: ({ folder, filters }) => vitest('unit', folder, filters) },
  build: { title: 'build', work: build },
  integration: { title: 'integration', work: ({ folder, filters }) => vitest('integration', folder, filters) },
  e2e: { title: 'end to end', needs: 'build', work: endToEnd },
};

/**
 * Runs every step, or those of `--only a,b`, and prints their results. A failed step stops only the steps that need it.
 * Returns the exit code.
 *
 * @param {{ arguments: string[], signal: AbortSignal }} options arguments after `--only a,b` filter the test files
 */
export async function runSuite({ arguments: args, signal }) {
  const { names, filters } = chooseSteps(args);
  const folder = join(root, '.data', 'test');
  const lock = tryLock(join(root, '.data', 'test.lock'));
  if (!lock) throw new UserError('npm test is already running in this folder: wait for it, or use another clone.');
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    return await runSteps({ names, filters, folder, signal });
  } finally {
    lock.release();
  }
}

async function runSteps({ names, filters, folder, signal }) {
  const total = { passed: 0, failed: 0 };
  const failedSteps = new Set();
  const tests = [];
  for (const name of names) {
    const { title, needs, work } = steps[name];
    const since = performance.now();
    const tally = failedSteps.has(needs)
      ? { passed: 0, failed: 1, output: `Not run, because the step "${steps[needs].title}" failed.` }
      : await attempt(() => work({ folder, filters, signal }));
    signal.throwIfAborted();
    if (tally.failed > 0) failedSteps.add(name);
    total.passed += tally.passed;
    total.failed += tally.failed;
    tests.push(...(tally.tests ?? []));
    show(title, tally, (performance.now() - since) / 1000);
  }
  showSlowest(slowest(tests, 10));
  print(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    const output = error instanceof UserError ? error.message : String(error?.stack ?? error);
    return { passed: 0, failed: 1, output };
  }
}

function show(title, { passed, failed, output }, seconds) {
  const outcome = failed > 0 ? `${passed} passed, ${failed} FAILED` : `${passed} passed`;
  print(`  ${title.padEnd(20)} ${outcome.padEnd(28)} ${seconds.toFixed(1)} s`);
  if (failed > 0 && output) print(`\n${output.trimEnd()}\n`);
}

function showSlowest(tests) {
  if (tests.length === 0) return;
  print('\nThe slowest tests:');
  for (const { title, seconds } of tests) print(`  ${seconds.toFixed(1).padStart(6)} s  ${title}`);
  print();
}

function chooseSteps(args) {
  const all = Object.keys(steps);
  if (args.length === 0) return { names: all, filters: [] };
  const [flag, list = '', ...filters] = args;
  const names = list.split(',');
  if (flag !== '--only' || !names.every((name) => all.includes(name))) {
    throw new UserError(`Name the steps: npm test -- --only ${all.join(',')} [part of a test file's name]`);
  }
  // The Prisma client is not in the repository, so it is always generated first. The browser tests also need up-to-date
  // pages.
  const before = names.includes('e2e') ? ['client', 'build'] : ['client'];
  return { names: [...new Set([...before, ...names])], filters };
}

async function node(args, env = process.env) {
  const { code, output } = await run(process.execPath, args, { quiet: true, env });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output };
}

async function makeClient() {
  await generateClient();
  return { passed: 1, failed: 0 };
}

async function types() {
  const routes = await node([bin('next/dist/bin/next'), 'typegen']);
  return routes.failed > 0 ? routes : node([bin('typescript/bin/tsc'), '--noEmit']);
}

async function build() {
  await Promise.all([buildPages(), buildPrograms()]);
  return { passed: 1, failed: 0 };
}

/**
 * How many test files run at once. Unit tests use the processor all the time. Integration tests wait for 40 % of it: for
 * processes, the database and the sandbox. So one more file than there are processors in CI (two) runs meanwhile.
 */
const workers = { unit: 2, integration: 3 };

async function vitest(project, folder, filters) {
  const report = join(folder, `${project}.json`);
  const { code, output } = await run(
    process.execPath,
    [
      bin('vitest/vitest.mjs'),
      'run',
      `--project=${project}`,
      `--maxWorkers=${workers[project]}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...filters,
    ],
    { quiet: true, env: { ...process.env, ...colour() } },
  );
  return { ...readVitest(report, code), output };
}
