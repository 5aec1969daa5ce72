import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildPages } from './build/pages.js';
import { generateClient } from './build/prisma-client.js';
import { endToEnd } from './end-to-end.js';
import { tryLock } from './process/lock.js';
import { colour, run } from './process/run.js';
import { print, UserError } from './process/terminal.js';
import { root } from './root.js';
import { readVitest } from './tallies.js';

const bin = (path) => join(root, 'node_modules', path);

/**
 * @typedef {{ passed: number, failed: number, output?: string }} Tally what a step came to; `output` is shown when
 *   something failed
 */

/** The steps of `npm test`, in their order. A step stands for itself as one, unless it counts tests. */
const steps = {
  client: { title: 'Prisma client', work: makeClient },
  lint: { title: 'format and lint', work: () => node([join(root, 'scripts/lint/main.js')]) },
  types: { title: 'types', work: types },
  unit: { title: 'unit', work: ({ folder, filters }) => vitest('unit', folder, filters) },
  build: { title: 'build', work: pages },
  integration: { title: 'integration', work: ({ folder, filters }) => vitest('integration', folder, filters) },
  e2e: { title: 'end to end', needs: 'build', work: endToEnd },
};

/**
 * Runs every step, or those of `--only a,b`, and prints what each came to. One that fails hides none of the others,
 * except where it makes them impossible. Answers with the exit code.
 *
 * @param {{ arguments: string[], signal: AbortSignal }} options what stands after `--only` are filters for its tests
 */
export async function runSuite({ arguments: args, signal }) {
  const { names, filters } = chosen(args);
  const folder = join(root, '.data', 'test');
  const lock = tryLock(join(root, '.data', 'test.lock'));
  if (!lock)
    throw new UserError('npm test is running in this folder already: wait for it, or clone the repository again.');
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
    show(title, tally, (performance.now() - since) / 1000);
  }
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

function chosen(args) {
  const all = Object.keys(steps);
  if (args.length === 0) return { names: all, filters: [] };
  const [flag, list = '', ...filters] = args;
  const names = list.split(',');
  if (flag !== '--only' || !names.every((name) => all.includes(name))) {
    throw new UserError(`Say which steps: npm test -- --only ${all.join(',')} [what the tests' files are called]`);
  }
  // The client is not in the repository, and the browser tests want the pages as they are now.
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

async function pages() {
  await buildPages();
  return { passed: 1, failed: 0 };
}

async function vitest(project, folder, filters) {
  const report = join(folder, `${project}.json`);
  const { code, output } = await run(
    process.execPath,
    [
      bin('vitest/vitest.mjs'),
      'run',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...filters,
    ],
    { quiet: true, env: { ...process.env, ...colour() } },
  );
  return { ...readVitest(report, code), output };
}
