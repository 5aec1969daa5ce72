import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { run } from '../process/run.js';
import { root } from '../root.js';
import { buildPrograms, programArguments, programs } from './programs.js';

beforeAll(async () => void (await buildPrograms()));

const runProgram = (name: keyof typeof programs, ...args: string[]) =>
  run(process.execPath, [...programArguments(name), ...args], { quiet: true });

test('a compiled program names its sources in stack traces', async () => {
  // It reads its task from stdin, which is empty here.
  const { code, output } = await runProgram('decode-receipt');
  expect(code).toBe(1);
  expect(output).toContain('Error: the input of the task is incomplete');
  expect(output).toMatch(/ at serveTask \(lib\/process\/serve-task\.ts:\d+:\d+\)/);
});

test('a compiled program runs as its source does', async () => {
  const args = ['lib/domain/import/fixtures/monzo.csv', '--books', 'GBP', '--today', '2026-11-29'];
  const compiled = await runProgram('plan-import', ...args);
  const fromSource = programArguments('plan-import', { mode: 'development' });
  expect(compiled.output).toContain('Noodle Bar');
  expect(compiled).toEqual(await run(process.execPath, [...fromSource, ...args], { quiet: true }));
});

test('every task of a child process is compiled under its name', () => {
  const task = /name: '([^']+)',\s+script: '([^']+)'/g;
  const tasks = globSync('lib/**/*.ts', { cwd: root, exclude: (path) => /testing|generated/.test(String(path)) })
    .flatMap((path) => [...readFileSync(join(root, path), 'utf8').matchAll(task)])
    .map(([, name, script]) => ({ name, script }));
  expect(tasks.length).toBeGreaterThan(0);
  const compiled = Object.entries(programs).map(([name, { source }]) => ({ name, script: source }));
  expect(compiled).toEqual(expect.arrayContaining(tasks));
});
