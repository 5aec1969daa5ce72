import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diagnosticFlags, whatKeepsAlive } from './diagnosis';
import { openProcessLog } from './process-log';
import { startProgram } from './service';

test('says for which connections and timers a program waits', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'outlay-logs-'));
  const log = openProcessLog({ folder, name: 'waits' });
  const script = `
    const { connect, createServer } = require('node:net');
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      connect(port, '127.0.0.1', () => console.log('port', port));
    });
    setTimeout(() => {}, 300_000);
    setTimeout(() => {}, 3_600_000).unref();`;
  const program = startProgram({ args: [...diagnosticFlags(folder), '-e', script], env: process.env, log });
  const portIn = () => /port (\d+)/.exec(log.tail())?.[1];
  await expect.poll(portIn, { timeout: 20_000 }).toBeDefined();
  const cause = await whatKeepsAlive(program.pid ?? 0, folder);
  await program.stop();
  await log.close();

  expect(cause).toContain(`a connection to 127.0.0.1:${portIn()}`);
  expect(cause).toMatch(/a timer in (299|300) s/);
  expect(cause).not.toContain('3600 s');
});
