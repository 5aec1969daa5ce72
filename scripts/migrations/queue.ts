import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../root';

type Install = { readonly installQueue: (databaseUrl: string) => Promise<void> };

/** Installs or updates the database schema of the job queue. */
export async function installQueue(databaseUrl: string) {
  // Imported dynamically by its path, because scripts must not import the application's code statically.
  const file = pathToFileURL(join(root, 'lib', 'jobs', 'install.ts'));
  const queue: Install = await import(/* @vite-ignore */ file.href);
  await queue.installQueue(databaseUrl);
}
