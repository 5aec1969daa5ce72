import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withLock } from '../process/lock.js';
import { print } from '../process/terminal.js';
import { root } from '../root.js';

/**
 * Does a piece of work again only when what it was made from has changed, and never twice at once: the fingerprint of
 * the last success is kept in the file `stamp`, which lies in what the work makes and goes when that goes.
 *
 * @param {{ name: string, stamp: string, fingerprint: () => string, work: () => Promise<void> }} options
 * @returns {Promise<'made' | 'current'>}
 */
export async function buildIfChanged({ name, stamp, fingerprint, work }) {
  const file = join(root, stamp);
  if (isUpToDate({ stamp, fingerprint })) return 'current';
  const waiting = () => print(`  Another command is busy with ${name}; waiting for it.`);
  return withLock(join(root, '.cache', `${name}.lock`), waiting, async () => {
    const wanted = fingerprint();
    if (read(file) === wanted) return 'current';
    await work();
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, wanted);
    return 'made';
  });
}

/** Whether the work was done on what is there now. */
export const isUpToDate = ({ stamp, fingerprint }) => read(join(root, stamp)) === fingerprint();

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
