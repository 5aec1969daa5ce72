import { terminateRunning } from './run.js';

const parentCheckMs = 500;
const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/**
 * Returns a signal that aborts when the command must end: on Ctrl-C, SIGTERM or SIGHUP, or when the npm that started
 * the command has ended. At that moment it also ends the programs started by `run` and sets the exit code.
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
  // A parent that is killed by kill -9 sends no signal, so its end is detected by the change of the parent's pid.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event || process.env.OUTLAY_RUNTIME) {
    setInterval(() => {
      if (process.ppid !== parent) interrupt('SIGTERM');
    }, parentCheckMs).unref();
  }
  // Without these handlers, output to a closed terminal would end this process before it has stopped its children.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  return controller.signal;
}

export class Interrupted extends Error {}
