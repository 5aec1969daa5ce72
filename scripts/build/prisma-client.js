import { join } from 'node:path';
import { run } from '../process/run.js';
import { UserError } from '../process/terminal.js';
import { root } from '../root.js';
import { buildIfChanged } from './build-cache.js';
import { fingerprint } from './fingerprint.js';

/** Generates the Prisma client if the schema has changed. It does not need the network. */
export const generateClient = () =>
  buildIfChanged({
    name: 'generate',
    record: 'lib/data/generated/.fingerprint',
    fingerprint: () => fingerprint(['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json']),
    work: generate,
  });

async function generate() {
  const env = {
    ...process.env,
    // Prisma requires a schema engine, which it would download, although `generate` never runs one. Any existing
    // program passes the check.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    NO_COLOR: '1',
  };
  const prisma = join(root, 'node_modules', 'prisma', 'build', 'index.js');
  const { code, output } = await run(process.execPath, [prisma, 'generate'], { quiet: true, env });
  if (code !== 0) throw new UserError(`Prisma could not generate its client:\n${output.trim()}`);
}
