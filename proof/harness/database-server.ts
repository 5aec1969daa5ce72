import { join } from 'node:path';
import { Client } from 'pg';
import { z } from 'zod';
import { installQueue } from '@/lib/jobs/install';
import { migrate } from '@/scripts/migrations/apply';
import { startPostgres } from '@/scripts/postgres/server';

export type Database = { readonly url: string; readonly superuserUrl: string };
type Server = Database & { readonly stop: () => Promise<void> };

/**
 * A Postgres server with the settings of `npm start`, so that commits are durable. Its database `outlay` is migrated;
 * every other database is a copy of it or of another one.
 */
export class DatabaseServer {
  #created = 0;

  private constructor(readonly server: Server) {}

  /**
   * Starts a server on the cluster in the folder, and creates the cluster if there is none. `withStatistics` loads
   * pg_stat_statements, which slows every statement slightly.
   */
  static async start(folder: string, withStatistics: boolean): Promise<DatabaseServer> {
    const directory = join(folder, 'postgres');
    let server = await startPostgres({ directory });
    if (withStatistics && !(await hasStatistics(server.superuserUrl))) {
      await query(server.superuserUrl, `alter system set shared_preload_libraries = 'pg_stat_statements'`);
      await query(server.superuserUrl, 'alter system set pg_stat_statements.track_planning = on');
      await server.stop();
      server = await startPostgres({ directory });
    }
    await migrate(server.url, { afterwards: () => installQueue(server.url) });
    if (withStatistics)
      await query(withDatabase(server.superuserUrl, 'outlay'), 'create extension if not exists pg_stat_statements');
    return new DatabaseServer(server);
  }

  /** Creates a database as a copy of another one, to which nobody may be connected. */
  async createDatabase(name = this.#nextName(), template = 'outlay'): Promise<Database> {
    const { url, superuserUrl } = this.server;
    // This strategy copies files. The default one writes every page to the log of changes too.
    const copy = `template ${template} strategy file_copy owner ${new URL(url).username}`;
    await query(superuserUrl, `create database ${name} ${copy}`);
    return this.database(name);
  }

  /** Returns the addresses of a database, whether it exists or not. */
  database(name: string): Database {
    const { url, superuserUrl } = this.server;
    return { url: withDatabase(url, name), superuserUrl: withDatabase(superuserUrl, name) };
  }

  async hasDatabase(name: string): Promise<boolean> {
    const { superuserUrl } = this.server;
    return (await query(superuserUrl, `select from pg_database where datname = '${name}'`)).length > 0;
  }

  /** Returns the note that was left at a database, or null. A database that does not exist has none. */
  async noteOf(name: string): Promise<string | null> {
    const rows = await query(
      this.server.superuserUrl,
      `select shobj_description(oid, 'pg_database') as note from pg_database where datname = '${name}'`,
    );
    return z.array(z.object({ note: z.string().nullable() })).parse(rows)[0]?.note ?? null;
  }

  async setNote(name: string, note: string): Promise<void> {
    await query(this.server.superuserUrl, `comment on database ${name} is '${note}'`);
  }

  async renameDatabase(from: string, to: string): Promise<void> {
    await query(this.server.superuserUrl, `alter database ${from} rename to ${to}`);
  }

  async dropDatabase(name: string): Promise<void> {
    await query(this.server.superuserUrl, `drop database if exists ${name} with (force)`);
  }

  #nextName(): string {
    this.#created += 1;
    return `bench_${this.#created}`;
  }
}

const hasStatistics = async (superuserUrl: string): Promise<boolean> =>
  (await query(superuserUrl, 'show shared_preload_libraries')).some((row) =>
    JSON.stringify(row).includes('pg_stat_statements'),
  );

const statement = z.object({
  calls: z.coerce.number(),
  total: z.coerce.number(),
  mean: z.coerce.number(),
  query: z.string(),
});
export type Statement = z.output<typeof statement>;

export const resetStatistics = ({ superuserUrl }: Database) => query(superuserUrl, 'select pg_stat_statements_reset()');

/** Returns the 40 SQL statements with the largest total time. Times are in milliseconds. */
export const slowestStatements = async ({ superuserUrl }: Database): Promise<readonly Statement[]> =>
  z.array(statement).parse(
    await query(
      superuserUrl,
      `select calls, total_exec_time as total, mean_exec_time as mean, regexp_replace(query, '\\s+', ' ', 'g') as query
         from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database())
         order by total_exec_time desc limit 40`,
    ),
  );

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function withDatabase(address: string, database: string): string {
  const url = new URL(address);
  url.pathname = `/${database}`;
  return url.href;
}
