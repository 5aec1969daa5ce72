import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const never = ['**/node_modules/**', '.next/**', '.data/**', '.cache/**', 'e2e/**'];
const alias = { '@': root.replace(/\/$/, '') };

/** The worker runs under this condition, in which `server-only` is an empty module. */
const conditions = ['react-server', 'node'];
const asOnTheServer = { resolve: { alias, conditions }, ssr: { resolve: { conditions } } };

/** Components need all of React, which that condition removes, so only `server-only` is replaced. */
const asAnywhere = { resolve: { alias: { ...alias, 'server-only': `${root}node_modules/server-only/empty.js` } } };

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
          // Property tests run thousands of cases, which takes longer on a busy machine.
          testTimeout: 30_000,
        },
      },
      {
        ...asOnTheServer,
        test: {
          name: 'integration',
          include: ['**/*.integration.test.ts'],
          exclude: never,
          // External dependencies are resolved by Node, which needs the worker's condition too.
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
