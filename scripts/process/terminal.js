const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** One line for a person. */
export const print = (line = '') => process.stdout.write(`${line}\n`);

/**
 * Runs one step of a command and prints a single line when it is over, with the seconds it took.
 * A step that throws prints its line too, and the error goes on to the caller.
 *
 * @template T
 * @param {string} title what the step does, as a person would say it
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

/**
 * A reason to stop that a person can do something about: printed as its one sentence, without a stack.
 */
export class UserError extends Error {}

/** Prints why a command stopped and sets its exit code; anything but a `UserError` is a fault of ours and keeps its stack. */
export function printError(error) {
  process.exitCode = 1;
  if (error instanceof UserError) process.stderr.write(`\n${error.message}\n`);
  else process.stderr.write(`\n${error instanceof Error ? error.stack : String(error)}\n`);
}
