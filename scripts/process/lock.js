import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { identifyProcess, isRunning } from './processes.js';

/**
 * Takes the lock file at `path` for this process. Answers undefined when another living process holds it; a lock whose
 * holder is gone (`kill -9`, power) is taken over.
 *
 * @param {string} path
 * @returns {{ release: () => void } | undefined}
 */
export function tryLock(path) {
  mkdirSync(dirname(path), { recursive: true });
  const mine = JSON.stringify(identifyProcess(process.pid));
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 20; attempt++) {
      // A link either appears whole or not at all, so nobody ever reads a lock that is half written.
      if (linkIfFree(draft, path)) return { release: () => removeIfStill(path, mine) };
      const seen = readIfThere(path);
      if (seen === undefined) continue;
      if (holderRuns(seen)) return undefined;
      removeIfStill(path, seen);
    }
    return undefined;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Waits until the lock is free, calls `onWait` once if it is not at once, and holds it while `work` runs. */
export async function withLock(path, onWait, work) {
  let lock = tryLock(path);
  if (!lock) onWait();
  while (!lock) {
    await pause(200);
    lock = tryLock(path);
  }
  try {
    return await work();
  } finally {
    lock.release();
  }
}

function linkIfFree(draft, path) {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function holderRuns(text) {
  try {
    return isRunning(JSON.parse(text));
  } catch {
    return false;
  }
}

/** Two processes may find the same dead lock: what was moved aside is looked at again, and put back when it is alive. */
function removeIfStill(path, text) {
  const aside = `${path}.aside.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  if (readIfThere(aside) !== text) linkIfFree(aside, path);
  rmSync(aside, { force: true });
}
