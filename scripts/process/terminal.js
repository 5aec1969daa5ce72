const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Prints one line. */
export const print = (line = '') => process.stdout.write(`${line}\n`);

/**
 * Runs one step of a command, and prints its title with the seconds that it took. Errors of the step are not caught.
 *
 * @template T
 * @param {string} title
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const since = performance.now();
  try {
    const result = await work();
    print(`  ${title.padEnd(44)} ${seconds(since)}`);
    return result;
  } catch (error) {
    print(`  ${title.padEnd(44)} failed after ${seconds(since)}`);
    throw error;
  }
}

/** An error that the person at the terminal can fix. Only its message is printed, without a stack trace. */
export class UserError extends Error {}

/** Prints why a command stopped, and sets its exit code. Any error but a `UserError` is a bug and shows its stack. */
export function printError(error) {
  process.exitCode = 1;
  const text = error instanceof UserError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`\n${text}\n`);
}
