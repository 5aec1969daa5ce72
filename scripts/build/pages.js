import { join } from 'node:path';
import { run } from '../process/run.js';
import { UserError } from '../process/terminal.js';
import { root } from '../root.js';
import { buildIfChanged, isUpToDate } from './build-cache.js';
import { fingerprint } from './fingerprint.js';

const sources = [
  'app',
  'components',
  'lib',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'prisma/schema.prisma',
  'next.config.js',
  'postcss.config.js',
  'tsconfig.json',
  'package-lock.json',
];

const pages = {
  name: 'build',
  record: '.next/.outlay-sources',
  fingerprint: () => fingerprint(sources, { except: ['lib/data/generated'] }),
};

/** Builds the Next.js pages if their sources have changed since the last build. */
export const buildPages = () => buildIfChanged({ ...pages, work: nextBuild });

/** Returns whether the pages were built from the current sources. */
export const isBuilt = () => isUpToDate(pages);

async function nextBuild() {
  const { code, output } = await run(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'build'], {
    quiet: true,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
  });
  if (code !== 0) throw new UserError(`The build failed:\n${output.trim()}`);
}
