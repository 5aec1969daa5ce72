import { join } from 'node:path';
import { run } from '../process/run.js';
import { UserError } from '../process/terminal.js';
import { root } from '../root.js';
import { buildIfChanged } from './build-cache.js';
import { fingerprint } from './fingerprint.js';

/** Generates the Prisma client when the schema has changed since. Needs no network. */
export const generateClient = () =>
  buildIfChanged({
    name: 'generate',
    stamp: 'lib/data/generated/.stamp',
    fingerprint: () => fingerprint(['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json']),
    work: generate,
  });

async function generate() {
  const { code, output } = await run(
    process.execPath,
    [join(root, 'node_modules', 'prisma', 'build', 'index.js'), 'generate'],
    {
      quiet: true,
      env: {
        ...process.env,
        // The command line wants its schema engine, a download outside npm, only to be there; generating never runs it.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: '1',
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        NO_COLOR: '1',
      },
    },
  );
  if (code !== 0) throw new UserError(`Prisma could not generate its client:\n${output.trim()}`);
}
