import { join } from 'node:path';
import { Client } from 'pg';
import { z } from 'zod';
import { migrate } from '@/scripts/migrations/apply';
import { installQueue } from '@/scripts/migrations/queue';
import { startPostgres } from '@/scripts/postgres/server';

export type Database = { readonly url: string; readonly superuserUrl: string };
type Server = Database & { readonly stop: () => Promise<void> };

/** Postgres as `npm start` runs it, safe against power loss too, with one migrated database that all others are copies of. */
export class Databases {
  #made = 0;

  private constructor(readonly server: Server) {}

  /** `watched` keeps count of every statement, at a small price. */
  static async start(folder: string, watched: boolean): Promise<Databases> {
    const directory = join(folder, 'postgres');
    let server = await startPostgres({ directory });
    if (watched) {
      await ask(server.superuserUrl, `alter system set shared_preload_libraries = 'pg_stat_statements'`);
      await server.stop();
      server = await startPostgres({ directory });
    }
    await migrate(server.url, { afterwards: () => installQueue(server.url) });
    if (watched) await ask(at(server.superuserUrl, 'outlay'), 'create extension pg_stat_statements');
    return new Databases(server);
  }

  /** A fresh one, without a row. */
  async make(): Promise<Database> {
    this.#made += 1;
    const name = `bench_${this.#made}`;
    const owner = new URL(this.server.url).username;
    await ask(this.server.superuserUrl, `create database ${name} template outlay owner ${owner}`);
    return { url: at(this.server.url, name), superuserUrl: at(this.server.superuserUrl, name) };
  }
}

const statement = z.object({
  calls: z.coerce.number(),
  total: z.coerce.number(),
  mean: z.coerce.number(),
  query: z.string(),
});
export type Statement = z.output<typeof statement>;

export const forgetStatements = ({ superuserUrl }: Database) => ask(superuserUrl, 'select pg_stat_statements_reset()');

/** The statements that took the most time altogether, in milliseconds. */
export const statementsOf = async ({ superuserUrl }: Database): Promise<readonly Statement[]> =>
  z.array(statement).parse(
    await ask(
      superuserUrl,
      `select calls, total_exec_time as total, mean_exec_time as mean, regexp_replace(query, '\\s+', ' ', 'g') as query
         from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database())
         order by total_exec_time desc limit 40`,
    ),
  );

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function at(address: string, database: string): string {
  const url = new URL(address);
  url.pathname = `/${database}`;
  return url.href;
}
