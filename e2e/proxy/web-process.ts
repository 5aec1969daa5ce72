import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/**
 * Starts a web process as `npm run web` does, on the database of the tested Outlay, with its own APP_URL. It ends with
 * this process.
 */
export async function startWeb(appUrl: string): Promise<{ readonly port: number; readonly stop: () => Promise<void> }> {
  const start = ['--max-semi-space-size=8', 'node_modules/next/dist/bin/next', 'start'];
  const address = ['--hostname', '127.0.0.1', '--port', '0'];
  const child = spawn(process.execPath, ['--import', './scripts/process/die-with-parent.js', ...start, ...address], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      APP_URL: appUrl,
      // A setting of earlier versions. It has no effect.
      NEXTAUTH_URL: 'http://earlier.example',
      OUTLAY_PARENT_PID: String(process.pid),
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const port = Promise.withResolvers<number>();
  // Reads every line until the process ends, because a full pipe would block it.
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, found] = /http:\/\/127\.0\.0\.1:(\d+)/.exec(line) ?? [];
      if (found) port.resolve(Number(found));
    });
  }
  ended.then(() => port.reject(new Error('the web process ended before it listened')));
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { port: await port.promise, stop };
}
