import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tryLock, withLock } from './lock';
import { identifyProcess } from './processes';

const aLock = () => join(mkdtempSync(join(tmpdir(), 'outlay-lock-')), 'run.lock');

test('gives a lock once, and again after its release', () => {
  const path = aLock();
  const lock = tryLock(path);

  expect(lock).toBeDefined();
  expect(tryLock(path)).toBeUndefined();
  lock?.release();
  expect(tryLock(path)).toBeDefined();
});

test('takes over the lock of a process that has ended', () => {
  const path = aLock();
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(path, JSON.stringify({ pid, start: '1' }));

  expect(tryLock(path)).toBeDefined();
});

test('takes over a lock whose pid belongs to a later process', () => {
  const path = aLock();
  writeFileSync(path, JSON.stringify({ ...identifyProcess(process.pid), start: 'another time' }));

  expect(tryLock(path)).toBeDefined();
});

test('works after the holder has finished', async () => {
  const path = aLock();
  const order: string[] = [];
  let finish = () => {};
  const first = withLock(
    path,
    () => {},
    async () => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      order.push('first');
    },
  );
  const second = withLock(
    path,
    () => {
      order.push('waits');
      finish();
    },
    async () => {
      order.push('second');
    },
  );
  await Promise.all([first, second]);

  expect(order).toEqual(['waits', 'first', 'second']);
});

test('leaves only the lock file in the folder', () => {
  const path = aLock();
  tryLock(path);

  expect(readdirSync(join(path, '..'))).toEqual(['run.lock']);
});
