import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const root = fileURLToPath(new URL('.', import.meta.url));
const never = ['**/node_modules/**', '.next/**', '.data/**', '.cache/**', 'e2e/**'];
const alias = { '@': root.replace(/\/$/, '') };

/** The worker and integration tests use the condition `react-server`, in which `server-only` is an empty module. */
const conditions = ['react-server', 'node'];
const asOnTheServer = { resolve: { alias, conditions }, ssr: { resolve: { conditions } } };

/**
 * Unit tests of components need all of React, which `react-server` excludes. Instead, an alias replaces `server-only`.
 */
const asAnywhere = { resolve: { alias: { ...alias, 'server-only': `${root}node_modules/server-only/empty.js` } } };

/**
 * The files that take longest, the longest first, as paths or the beginnings of paths. They start first. Otherwise one of
 * them would run alone at the end: a new clone knows no durations, and Vitest then starts the largest files first.
 */
const longest = [
  'proof/chaos/',
  'proof/sim/sim.test.ts',
  'lib/workflows/expense/import/responsive',
  'lib/storage/decode/decode',
  'proof/smoke',
  'lib/workflows/sync/find-receipts',
  'lib/workflows/sync/prepare-receipt',
  'lib/workflows/expense/import/import',
  'lib/data/expense/import/existing',
  'proof/comparison/',
  'lib/workflows/sync/deliver-receipt',
  'lib/workflows/expense/import/',
  'lib/workflows/sync/currency',
  'scripts/postgres/server',
  'sandbox/conformance/',
  'sandbox/tests/durability/',
  'lib/workflows/receipt/',
  'sandbox/link/sdk/',
  'lib/data/movement/projection-history',
  'lib/domain/import/',
].map((path) => root + path);

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const index = longest.findIndex((path) => moduleId.startsWith(path));
      return index === -1 ? longest.length : index;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}

const setupFiles = [
  'scripts/testing/environment.ts',
  'scripts/testing/quiet-console.ts',
  'scripts/testing/no-deprecations.ts',
];

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        ...asAnywhere,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...never, '**/*.integration.test.ts'],
          setupFiles,
          // Property tests run thousands of cases, which takes longer than the default timeout on a busy machine.
          testTimeout: 30_000,
        },
      },
      {
        ...asOnTheServer,
        test: {
          name: 'integration',
          include: ['**/*.integration.test.ts'],
          exclude: never,
          // Node resolves external dependencies, so it needs the worker's condition as well.
          execArgv: ['--conditions=react-server'],
          globalSetup: ['scripts/testing/postgres.ts'],
          setupFiles: [...setupFiles, 'scripts/testing/integration-setup.ts', 'scripts/testing/lock-order.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
