import { join } from 'node:path';
import { Client } from 'pg';
import { z } from 'zod';
import { migrate } from '@/scripts/migrations/apply';
import { installQueue } from '@/scripts/migrations/queue';
import { startPostgres } from '@/scripts/postgres/server';

export type Database = { readonly url: string; readonly superuserUrl: string };
type Server = Database & { readonly stop: () => Promise<void> };

/**
 * A Postgres server with the settings of `npm start`, so that commits are durable. Its database `outlay` is migrated;
 * the database of each run is a copy of it.
 */
export class DatabaseServer {
  #created = 0;

  private constructor(readonly server: Server) {}

  /** `withStatistics` loads pg_stat_statements, which slows every statement slightly. */
  static async start(folder: string, withStatistics: boolean): Promise<DatabaseServer> {
    const directory = join(folder, 'postgres');
    let server = await startPostgres({ directory });
    if (withStatistics) {
      await query(server.superuserUrl, `alter system set shared_preload_libraries = 'pg_stat_statements'`);
      await server.stop();
      server = await startPostgres({ directory });
    }
    await migrate(server.url, { afterwards: () => installQueue(server.url) });
    if (withStatistics) await query(withDatabase(server.superuserUrl, 'outlay'), 'create extension pg_stat_statements');
    return new DatabaseServer(server);
  }

  async createDatabase(): Promise<Database> {
    this.#created += 1;
    const name = `bench_${this.#created}`;
    const { url, superuserUrl } = this.server;
    await query(superuserUrl, `create database ${name} template outlay owner ${new URL(url).username}`);
    return { url: withDatabase(url, name), superuserUrl: withDatabase(superuserUrl, name) };
  }
}

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
