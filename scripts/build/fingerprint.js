import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.js';

/**
 * Returns one hash of the names and contents of these files and folders. A missing path does not change the hash.
 *
 * @param {string[]} paths from the repository's root
 * @param {{ except?: string[] }} [options] folders to leave out
 */
export function fingerprint(paths, { except = [] } = {}) {
  const hash = createHash('sha256');
  const add = (path) => {
    const full = join(root, path);
    if (except.includes(path) || !existsSync(full)) return;
    if (lstatSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) add(`${path}/${name}`);
      return;
    }
    const content = readFileSync(full);
    hash.update(`${path}\0${content.length}\0`).update(content);
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}
