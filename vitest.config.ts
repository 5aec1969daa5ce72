import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const root = fileURLToPath(new URL('.', import.meta.url));
const never = ['**/node_modules/**', '.next/**', '.data/**', '.cache/**', 'e2e/**'];
const alias = { '@': root.replace(/\/$/, '') };

/** The worker runs under this condition, in which `server-only` is an empty module. */
const conditions = ['react-server', 'node'];
const asOnTheServer = { resolve: { alias, conditions }, ssr: { resolve: { conditions } } };

/** Components need all of React, which that condition removes, so only `server-only` is replaced. */
const asAnywhere = { resolve: { alias: { ...alias, 'server-only': `${root}node_modules/server-only/empty.js` } } };

/** Tests that wait more than they compute start first, because nothing else fills the wait at the end. */
const waiting = ['proof/chaos/', 'sandbox/conformance/'];
class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isWaiting = ({ moduleId }: TestSpecification) => waiting.some((folder) => moduleId.includes(folder));
    const sorted = await super.sort(files);
    return [...sorted.filter(isWaiting), ...sorted.filter((file) => !isWaiting(file))];
  }
}

const setupFiles = ['scripts/testing/environment.ts', 'scripts/testing/quiet-console.ts'];

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
