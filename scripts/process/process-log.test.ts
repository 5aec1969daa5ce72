import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, expect, test, vi } from 'vitest';
import { openProcessLog } from './process-log';

afterEach(() => void vi.useRealTimers());

test('measures the time since the last line', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const log = openProcessLog({ folder: mkdtempSync(join(tmpdir(), 'outlay-logs-')), name: 'program' });
  const stdout = new PassThrough();
  log.follow({ stdout } as never);
  vi.advanceTimersByTime(5000);
  expect(log.silentFor()).toBe(5000);
  stdout.write('a line\n');
  await expect.poll(() => log.tail()).toBe('a line');
  expect(log.silentFor()).toBe(0);
  await log.close();
});
