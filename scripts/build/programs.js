import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.js';
import { buildIfChanged } from './build-cache.js';
import { fingerprint } from './fingerprint.js';

/**
 * The programs of production beside the web server: the source of each, and V8's flags. The sandbox stores its records in
 * SQLite and the worker its state in Postgres, so a small young generation is enough. With V8's default, a process keeps
 * memory that it needed once. package.json repeats the flags of the programs that npm starts directly.
 */
export const programs = {
  worker: { source: 'lib/jobs/worker.ts', flags: ['--max-semi-space-size=4'] },
  sandbox: { source: 'sandbox/main.ts', flags: ['--max-old-space-size=256', '--max-semi-space-size=2'] },
  migrate: { source: 'prisma/migrate.ts', flags: [] },
  seed: { source: 'prisma/seed.ts', flags: [] },
  staff: { source: 'prisma/staff.ts', flags: [] },
  'codat-setup': { source: 'lib/jobs/codat-setup.ts', flags: [] },
  'check-movements': { source: 'lib/jobs/check-movements.ts', flags: [] },
  'plan-import': { source: 'lib/jobs/plan-import.ts', flags: [] },
  // The tasks of lib/process, by their names.
  'decode-receipt': { source: 'lib/storage/decode/main.ts', flags: [] },
  'prepare-import': { source: 'lib/workflows/expense/import/program/main.ts', flags: [] },
};

/** @typedef {keyof typeof programs} Program */

const folder = '.build';
const sources = ['lib', 'prisma', 'sandbox', 'scripts', 'tsconfig.json', 'package-lock.json'];

/**
 * Returns the arguments with which Node runs a program: compiled in production, through tsx in development. Start it in
 * the repository's root folder.
 *
 * @param {Program} name
 * @param {{ mode?: 'production' | 'development' }} [options]
 */
export function programArguments(name, { mode = 'production' } = {}) {
  const { source, flags } = programs[name];
  return mode === 'production'
    ? [...flags, `${folder}/${name}.js`]
    : [...flags, '--conditions=react-server', '--import', 'tsx', source];
}

/**
 * Returns the arguments with which Node runs the web server. V8's default young generation, of up to 48 MB, would stay in
 * memory after a large page or export.
 *
 * @param {{ command?: 'start' | 'dev', host: string, port: number }} options
 */
export const webArguments = ({ command = 'start', host, port }) => [
  '--max-semi-space-size=8',
  'node_modules/next/dist/bin/next',
  command,
  '--hostname',
  host,
  '--port',
  String(port),
];

/** Returns the path of a compiled program. */
export const compiledProgram = (name) => join(root, folder, `${name}.js`);

/** Compiles the programs if their sources have changed since the last build. Needs the Prisma client. */
export const buildPrograms = () =>
  buildIfChanged({
    name: 'programs',
    record: `${folder}/.outlay-sources`,
    fingerprint: () => fingerprint(sources, { except: ['lib/data/generated', 'prisma/migrations'] }),
    work: async () => {
      rmSync(join(root, folder), { recursive: true, force: true });
      const { compile } = await import('./compile.js');
      await compile(Object.fromEntries(Object.entries(programs).map(([name, { source }]) => [name, source])), folder);
    },
  });
