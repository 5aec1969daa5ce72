import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { queues } from './queues';

/** Installs or updates the schema and the queues of pg-boss as the owner of the database, and grants them to the application. */
export async function installQueue(databaseUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: databaseUrl, supervise: false, schedule: false, max: 2 });
  boss.on('error', () => undefined);
  await boss.start();
  for (const [name, { concurrency, ...options }] of Object.entries(queues)) {
    const settings = {
      ...options,
      retryBackoff: true,
      notify: true,
      retentionSeconds: 14 * 24 * 3600,
      deleteAfterSeconds: 7 * 24 * 3600,
    };
    if (await boss.getQueue(name)) await boss.updateQueue(name, settings);
    else await boss.createQueue(name, settings);
  }
  await boss.stop({ graceful: false });
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`
      grant usage on schema pgboss to outlay_app;
      grant select, insert, update, delete on all tables in schema pgboss to outlay_app;
      grant usage on all sequences in schema pgboss to outlay_app;
      grant execute on all functions in schema pgboss to outlay_app;`);
  } finally {
    await client.end();
  }
}
