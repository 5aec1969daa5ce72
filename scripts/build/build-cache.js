import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withLock } from '../process/lock.js';
import { print } from '../process/terminal.js';
import { root } from '../root.js';

/**
 * Runs `work` only when its inputs have changed since its last success, and never twice at once. The fingerprint of the
 * last success is in the file `record`, which is inside the output of `work` and is deleted with it.
 *
 * @param {{ name: string, record: string, fingerprint: () => string, work: () => Promise<void> }} options
 * @returns {Promise<boolean>} whether `work` ran
 */
export async function buildIfChanged({ name, record, fingerprint, work }) {
  if (isUpToDate({ record, fingerprint })) return false;
  const onWait = () => print(`  Another command is busy with ${name}; waiting for it.`);
  return withLock(join(root, '.cache', `${name}.lock`), onWait, async () => {
    const wanted = fingerprint();
    if (readRecord(record) === wanted) return false;
    await work();
    mkdirSync(dirname(join(root, record)), { recursive: true });
    writeFileSync(join(root, record), wanted);
    return true;
  });
}

/** Returns whether the output was built from the current inputs. */
export const isUpToDate = ({ record, fingerprint }) => readRecord(record) === fingerprint();

function readRecord(record) {
  try {
    return readFileSync(join(root, record), 'utf8');
  } catch {
    return undefined;
  }
}
