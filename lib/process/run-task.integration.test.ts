import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runTask } from './run-task';
import { misbehave as task } from './testing/misbehaving-task';

const files = [new Uint8Array([0, 255, 10, 13]), new Uint8Array(), new Uint8Array(1_000_000).fill(7)];
const act = (name: string) => ({ facts: { act: name }, files: [] });

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('returns the facts and the files of the child byte for byte', async () => {
  const outcome = await runTask(task, { facts: { act: 'echo', note: '€4,75 ø' }, files });
  expect(outcome).toMatchObject({ is: 'done', payload: { facts: { given: { note: '€4,75 ø' } } } });
  if (outcome.is !== 'done') return;
  expect(outcome.payload.files.map((file) => Buffer.compare(file, files.shift() ?? Buffer.from('none')))).toEqual([
    0, 0, 0,
  ]);
});

test('gives the child a lower priority and no secrets', async () => {
  const outcome = await runTask(task, act('describe'));
  expect(outcome).toMatchObject({
    is: 'done',
    payload: { facts: { answer: { environment: ['NODE_ENV', 'PATH', 'PWD'] } } },
  });
  const { answer } = (outcome.is === 'done' ? outcome.payload.facts : {}) as { answer: { priority: number } };
  expect(answer.priority).toBeGreaterThanOrEqual(5);
});

test.each(['allocate', 'allocate slowly', 'fill the heap', 'grow WebAssembly'])(
  'stops a child that tries to %s',
  async (name) => {
    const outcome = await runTask(task, act(name));
    expect(outcome).toMatchObject({ is: 'stopped', why: 'memory' });
  },
);

test('stops a child that takes too much processor time, even when its main thread is busy', async () => {
  expect(await runTask({ ...task, seconds: 1 }, act('spin'))).toMatchObject({ is: 'stopped', why: 'timeout' });
});

test('stops a child that waits for too long', async () => {
  expect(await runTask({ ...task, seconds: 0.25 }, act('sleep'))).toMatchObject({ is: 'stopped', why: 'timeout' });
});

test.each([
  ['throw', 'crashed', /the decoder failed/],
  ['exit', 'crashed', /exit 7/],
  ['print', 'crashed', /exit 0/],
  ['flood', 'output', /./],
])('a child that does %s is reported as %s', async (name, why, detail) => {
  expect(await runTask(task, act(name))).toMatchObject({ is: 'stopped', why, detail: expect.stringMatching(detail) });
});

test('stops a running child when its signal aborts', async () => {
  const abort = new AbortController();
  const outcome = await runTask(
    task,
    { facts: { act: 'spin', announce: true }, files: [] },
    { signal: abort.signal, onProgress: () => abort.abort() },
  );
  expect(outcome).toMatchObject({ is: 'stopped', why: 'aborted' });
});

test('a child ends with its parent, even when its main thread is busy', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'outlay-'));
  const pidFile = join(folder, 'pid');
  const parent = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'lib/process/testing/parent.ts', pidFile],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(parent.stdout, 'data');
  const child = Number(await readFile(pidFile, 'utf8'));
  expect(isAlive(child)).toBe(true);
  parent.kill('SIGKILL');
  await expect.poll(() => isAlive(child), { timeout: 10_000 }).toBe(false);
  await rm(folder, { recursive: true });
});
