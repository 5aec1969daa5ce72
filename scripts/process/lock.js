import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identifyProcess, isRunning } from './processes.js';

/**
 * Takes the lock file at `path` for this process. Returns undefined when another running process holds it; takes over
 * a lock whose holder has ended (kill -9, power loss).
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
      // Creating a hard link is atomic, so no process can read a half-written lock file.
      if (linkIfFree(draft, path)) return { release: () => removeIfUnchanged(path, mine) };
      const holder = readIfExists(path);
      if (holder === undefined) continue;
      if (isHeld(holder)) return undefined;
      removeIfUnchanged(path, holder);
    }
    return undefined;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Holds the lock while `work` runs. When it must wait for the lock, it calls `onWait` once. */
export async function withLock(path, onWait, work) {
  let lock = tryLock(path);
  if (!lock) onWait();
  while (!lock) {
    await sleep(200);
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

function readIfExists(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function isHeld(text) {
  try {
    return isRunning(JSON.parse(text));
  } catch {
    return false;
  }
}

/**
 * Removes the lock file if it still contains `text`. Two processes may find the same stale lock, so the file is renamed
 * first and then compared. If another process has replaced it, it is put back.
 */
function removeIfUnchanged(path, text) {
  const aside = `${path}.aside.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  if (readIfExists(aside) !== text) linkIfFree(aside, path);
  rmSync(aside, { force: true });
}
