import { mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installQueue } from '@/lib/jobs/install';
import { startProcess } from '@/sandbox/testing/process';
import { fingerprint } from '@/scripts/build/fingerprint.js';
import { migrate } from '@/scripts/migrations/apply';
import { tryLock } from '@/scripts/process/lock.js';
import { run } from '@/scripts/process/run.js';
import { UserError } from '@/scripts/process/terminal.js';
import { root } from '@/scripts/root.js';
import { type Database, DatabaseServer } from '../../harness/database-server';

/** When these change, the databases are built again. */
const generator = ['proof/pages/dataset', 'prisma/demo', 'sandbox/organisations'];
/** When these change, the databases are migrated and finished again. */
const finish = ['prisma/migrations', 'proof/pages/database/finish.ts', 'proof/pages/cycle'];

const folder = join(root, '.data', 'bench-pages');

/**
 * The Postgres server with the databases of the benchmark. They are kept on disk, so that a second run starts at once. New
 * migrations are applied to them, as to the database of an installation; a changed generator builds them again.
 */
export class Databases {
  private constructor(
    readonly server: DatabaseServer,
    private readonly release: () => void,
  ) {}

  static async start(): Promise<Databases> {
    const lock = tryLock(join(folder, 'run.lock'));
    if (!lock) throw new UserError('Another bench:pages uses .data/bench-pages. Wait until it has ended.');
    const cluster = fingerprint(generator).slice(0, 16);
    await deleteOthers(cluster);
    return new Databases(await DatabaseServer.start(join(folder, cluster), true), () => lock.release());
  }

  /** Returns the database with this many movements. Builds it if there is none. */
  async withMovements(rows: number): Promise<Database> {
    const name = `pages_${rows}`;
    const database = this.server.database(name);
    const state = fingerprint([...generator, ...finish]);
    if ((await this.server.noteOf(name)) === state) return database;
    if (!(await this.server.hasDatabase(name)) || !(await canMigrate(database))) await this.#build(name, rows);
    await runProgram('proof/pages/database/finish.ts', database, rows);
    await this.server.setNote(name, state);
    return database;
  }

  /** Returns a copy of that database, for a measurement that changes it. */
  async copyOf(rows: number): Promise<Database> {
    await this.withMovements(rows);
    await this.server.dropDatabase('pages_copy');
    return this.server.createDatabase('pages_copy', `pages_${rows}`);
  }

  async stop(): Promise<void> {
    await this.server.dropDatabase('pages_copy');
    await this.server.server.stop();
    this.release();
  }

  async #build(name: string, rows: number): Promise<void> {
    const draft = `draft_${rows}`;
    await this.server.dropDatabase(draft);
    await this.server.dropDatabase(name);
    await runProgram('proof/pages/dataset/build.ts', await this.server.createDatabase(draft), rows);
    await this.server.renameDatabase(draft, name);
  }
}

/** Applies new migrations. Returns false if the history of the database is not the one of the migrations. */
async function canMigrate({ url }: Database): Promise<boolean> {
  try {
    await migrate(url, { afterwards: () => installQueue(url) });
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

/** Deletes the clusters of earlier fingerprints, which nothing uses any more and which are several gigabytes. */
async function deleteOthers(kept: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => each !== kept && !each.startsWith('run.lock')))
    rmSync(join(folder, name), { recursive: true, force: true });
}

/**
 * Runs a program on a database, with a sandbox to which the companies can be linked. It uses functions of
 * the application, which know one database for each process.
 */
async function runProgram(file: string, { url, superuserUrl }: Database, rows: number): Promise<void> {
  process.stderr.write(`The database with ${rows} movements: ${file} …\n`);
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-pages-'));
  const sandbox = await startProcess(join(dataDir, 'sandbox'), 100);
  try {
    const env = {
      ...process.env,
      NODE_ENV: 'production' as const,
      LOG_LEVEL: 'error',
      APP_URL: 'http://127.0.0.1',
      NEXTAUTH_SECRET: 'a secret for the database of the benchmark',
      DATABASE_URL: url,
      SUPERUSER_URL: superuserUrl,
      ROWS: String(rows),
      DATA_DIR: dataDir,
      CODAT_BASE_URL: sandbox.url,
      CODAT_WEBHOOK_SECRET: sandbox.webhookSecret,
      SANDBOX_API_KEY: sandbox.apiKey,
      SANDBOX: '1',
    };
    const args = ['--conditions=react-server', '--import', 'tsx', file];
    const { code } = await run(process.execPath, args, { env });
    if (code !== 0) throw new Error(`${file} failed for the database with ${rows} movements`);
  } finally {
    await sandbox.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
