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

/** These tests mostly wait. They start first, so that other tests use the processor meanwhile. */
const waiting = ['proof/chaos/', 'sandbox/conformance/'];
class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isWaiting = ({ moduleId }: TestSpecification) => waiting.some((folder) => moduleId.includes(folder));
    const sorted = await super.sort(files);
    return [...sorted.filter(isWaiting), ...sorted.filter((file) => !isWaiting(file))];
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
    sequence: { sequencer: WaitingFirst },
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
