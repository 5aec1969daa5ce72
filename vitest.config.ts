import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const never = ['**/node_modules/**', '.next/**', '.data/**', '.cache/**', 'e2e/**'];
const alias = { '@': root.replace(/\/$/, '') };

/** The worker runs under this condition, in which `server-only` is an empty module. */
const conditions = ['react-server', 'node'];
const asOnTheServer = { resolve: { alias, conditions }, ssr: { resolve: { conditions } } };

/** Components need the whole of React, which the condition takes away; so here the marker alone is emptied. */
const asAnywhere = { resolve: { alias: { ...alias, 'server-only': `${root}node_modules/server-only/empty.js` } } };

/** What both kinds of test stand on. */
const setupFiles = ['scripts/testing/environment.ts', 'scripts/testing/quiet-console.ts'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        ...asAnywhere,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...never, '**/*.integration.test.ts'],
          setupFiles,
          // Properties are tried thousands of times; a busy machine is no reason to fail.
          testTimeout: 30_000,
        },
      },
      {
        ...asOnTheServer,
        test: {
          name: 'integration',
          include: ['**/*.integration.test.ts'],
          exclude: never,
          // What is not of ours is resolved by Node itself, which has to be told as the worker is.
          execArgv: ['--conditions=react-server'],
          globalSetup: ['scripts/testing/postgres.ts'],
          setupFiles: [...setupFiles, 'scripts/testing/integration-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
