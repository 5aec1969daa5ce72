import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../root';

type Install = { readonly installQueue: (databaseUrl: string) => Promise<void> };

/** The job queue keeps its tables in a schema of its own, and brings them up to date itself. */
export async function installQueue(databaseUrl: string) {
  const file = join(root, 'lib', 'jobs', 'install.ts');
  if (!existsSync(file)) return;
  // Found by its path: the scripts do not compile against the application.
  const queue: Install = await import(/* @vite-ignore */ pathToFileURL(file).href);
  await queue.installQueue(databaseUrl);
}
