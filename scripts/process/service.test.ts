import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openProcessLog } from './process-log';
import { keepRunning, runOnce, startProgram } from './service';

const logs = mkdtempSync(join(tmpdir(), 'outlay-logs-'));
const env = process.env;

test('returns the outcome and the last lines of a program', async () => {
  const run = (script: string) => runOnce({ name: 'run', args: ['-e', script], env, logs });

  expect(await run('console.log(1)')).toMatchObject({ isSuccess: true, output: '1' });
  expect(await run('console.error(2); process.exit(3)')).toMatchObject({ isSuccess: false, output: '2' });
});

test('ends a program that prints nothing for too long', async () => {
  const args = ['-e', 'setTimeout(() => {}, 300_000)'];
  const { isSuccess, output } = await runOnce({ name: 'waits', args, env, logs, silenceMs: 1000 });

  expect(isSuccess).toBe(false);
  expect(output).toContain('waits printed nothing for 1 s and was ended.');
});

test('restarts a program that ends, until it is stopped', async () => {
  const log = openProcessLog({ folder: logs, name: 'service' });
  const warnings: string[] = [];
  const starts: string[] = [];
  const start = () => {
    starts.push('start');
    const script = starts.length === 1 ? 'process.exit(3)' : 'setInterval(() => {}, 1000)';
    return startProgram({ args: ['-e', script], env, log });
  };
  const service = await keepRunning({ name: 'service', log, start, warn: (line) => warnings.push(line) });
  await expect.poll(() => starts.length, { timeout: 10_000 }).toBe(2);
  const second = service.current;
  await service.stop();

  expect(await second?.ended).toBe('SIGTERM');
  expect(starts).toHaveLength(2);
  expect(warnings).toEqual([expect.stringContaining('service ended (code 3) and is restarted')]);
});
