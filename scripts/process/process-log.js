import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const keep = 10 * 1024 * 1024;
const errorLevel = 50;

/**
 * Writes what a program prints to `<folder>/<name>.log` and calls `onError` with what a person should see: the message
 * of each line of JSON at level error or above, and whatever is no JSON and came over the error stream as an error.
 *
 * @param {{ folder: string, name: string, onError?: (message: string) => void }} options
 */
export function openProcessLog({ folder, name, onError = () => {} }) {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.log`);
  if (existsSync(path) && statSync(path).size > keep) renameSync(path, `${path}.1`);
  const file = createWriteStream(path, { flags: 'a', mode: 0o600 });
  const read = (stream, isErrorStream) => {
    createInterface({ input: stream }).on('line', (line) => {
      file.write(`${line}\n`);
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
      // A line that only looks like JSON is read as text.
    }
  }
  return isErrorStream && /^\s*(⨯|[A-Za-z]*Error\b)/.test(line) ? line.trim() : undefined;
}
