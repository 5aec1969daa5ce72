import { join } from 'node:path';
import { Client } from 'pg';
import { migrate } from '@/scripts/migrations/apply';
import { startPostgres } from '@/scripts/postgres/server';
import { installQueue } from '@/scripts/queue';

export type Database = { readonly url: string; readonly superuserUrl: string };

/** Postgres as `npm start` runs it, safe against power loss too, with one migrated database that all others are copies of. */
export class Databases {
  #made = 0;

  private constructor(
    readonly server: { readonly url: string; readonly superuserUrl: string; readonly stop: () => Promise<void> },
  ) {}

  static async start(folder: string): Promise<Databases> {
    const server = await startPostgres({ directory: join(folder, 'postgres') });
    await migrate(server.url, { afterwards: () => installQueue(server.url) });
    return new Databases(server);
  }

  /** A fresh one, without a row. */
  async make(): Promise<Database> {
    this.#made += 1;
    const name = `bench_${this.#made}`;
    const client = new Client({ connectionString: this.server.superuserUrl });
    await client.connect();
    try {
      const owner = new URL(this.server.url).username;
      await client.query(`create database ${name} template outlay owner ${owner}`);
    } finally {
      await client.end();
    }
    return { url: at(this.server.url, name), superuserUrl: at(this.server.superuserUrl, name) };
  }
}

function at(address: string, database: string): string {
  const url = new URL(address);
  url.pathname = `/${database}`;
  return url.href;
}
