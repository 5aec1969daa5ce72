import { terminateRunning } from './run.js';

const parentCheckMs = 500;
const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/**
 * Returns a signal that aborts when the command must end: on Ctrl-C, SIGTERM, SIGHUP, or when the npm that started it
 * has ended. It also ends the programs under way and sets the exit code.
 *
 * @returns {AbortSignal}
 */
export function shutdownSignal() {
  const controller = new AbortController();
  const interrupt = (name) => {
    if (controller.signal.aborted) return;
    controller.abort(new Interrupted());
    terminateRunning();
    process.exitCode = exitCodes[name];
  };
  for (const name of Object.keys(exitCodes)) process.on(name, () => interrupt(name));
  // A parent killed by kill -9 sends no signal; this process only gets another parent.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event || process.env.OUTLAY_RUNTIME) {
    setInterval(() => {
      if (process.ppid !== parent) interrupt('SIGTERM');
    }, parentCheckMs).unref();
  }
  // Writing to a closed terminal must not end this process before it has stopped its children.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  return controller.signal;
}

export class Interrupted extends Error {}
