import { terminateRunning } from './run.js';

/** A parent may be killed without a word to us; then whoever started the command is gone, and so should we be. */
const parentCheck = 500;

/**
 * A signal that aborts when the command is to end: Ctrl-C, SIGTERM, SIGHUP, or the end of the npm that started it.
 *
 * @returns {AbortSignal}
 */
export function shutdownSignal() {
  const controller = new AbortController();
  let exitCode = 143;
  const interrupt = (code) => {
    if (controller.signal.aborted) return;
    exitCode = code;
    controller.abort(new Interrupted());
    terminateRunning();
    process.exitCode = exitCode;
  };
  process.on('SIGINT', () => interrupt(130));
  process.on('SIGTERM', () => interrupt(143));
  process.on('SIGHUP', () => interrupt(129));
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event || process.env.OUTLAY_RUNTIME) {
    setInterval(() => {
      if (process.ppid !== parent) interrupt(143);
    }, parentCheck).unref();
  }
  // A terminal that is gone must not end us before we have tidied up.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  return controller.signal;
}

export class Interrupted extends Error {}
