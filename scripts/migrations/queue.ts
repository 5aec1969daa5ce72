import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../root';

type Install = { readonly installQueue: (databaseUrl: string) => Promise<void> };

/** Installs or updates the job queue's own schema. */
export async function installQueue(databaseUrl: string) {
  // Imported by its path, because the scripts do not compile against the application.
  const file = pathToFileURL(join(root, 'lib', 'jobs', 'install.ts'));
  const queue: Install = await import(/* @vite-ignore */ file.href);
  await queue.installQueue(databaseUrl);
}
