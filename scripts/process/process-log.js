import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const maxBytes = 10 * 1024 * 1024;
const tailLength = 4000;
/** The number of the level "error" in Pino's JSON lines. */
const errorLevel = 50;

/**
 * Opens `<folder>/<name>.log` for the output of a program. Calls `onError` with each error message: that of a JSON line
 * at level error or above, and each line on stderr that starts like an error.
 *
 * @param {{ folder: string, name: string, onError?: (message: string) => void }} options
 */
export function openProcessLog({ folder, name, onError = () => {} }) {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.log`);
  if (existsSync(path) && statSync(path).size > maxBytes) renameSync(path, `${path}.1`);
  const file = createWriteStream(path, { flags: 'a', mode: 0o600 });
  let tail = '';
  let printedAt = performance.now();
  const read = (stream, isErrorStream) => {
    createInterface({ input: stream }).on('line', (line) => {
      file.write(`${line}\n`);
      printedAt = performance.now();
      tail = `${tail}${line}\n`.slice(-tailLength);
      const message = errorIn(line, isErrorStream);
      if (message) onError(message);
    });
  };
  return {
    path,
    /** @param {import('node:child_process').ChildProcess} child */
    follow(child) {
      if (child.stdout) read(child.stdout, false);
      if (child.stderr) read(child.stderr, true);
    },
    /** Returns the last 4,000 characters that the programs printed. */
    tail: () => tail.trim(),
    /** Returns the milliseconds since the programs last printed a line. */
    silentFor: () => performance.now() - printedAt,
    write: (text) => file.write(text),
    close: () => new Promise((resolve) => file.end(resolve)),
  };
}

function errorIn(line, isErrorStream) {
  if (line.startsWith('{')) {
    try {
      const { level, msg, err } = JSON.parse(line);
      if (typeof level === 'number')
        return level >= errorLevel ? [msg, err?.message].filter(Boolean).join(': ') : undefined;
    } catch {
      // The line is not valid JSON, so it is treated as text.
    }
  }
  return isErrorStream && /^\s*(⨯|[A-Za-z]*Error\b)/.test(line) ? line.trim() : undefined;
}
