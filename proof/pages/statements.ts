import type { Client } from 'pg';
import { z } from 'zod';

/** What the pages asked of Postgres: the number of statements and their milliseconds, planning included. */
export type Sql = { readonly statements: number; readonly milliseconds: number };
export type Statement = { readonly calls: number; readonly milliseconds: number; readonly text: string };

const row = z.object({ calls: z.coerce.number(), milliseconds: z.coerce.number(), text: z.string() });

/** Sets the counts of the statements of the application to zero. */
export const resetStatements = (client: Client): Promise<unknown> => client.query('select pg_stat_statements_reset()');

/** Returns the statements of the application's role since the last reset, those with the largest total time first. */
export async function readStatements(client: Client): Promise<readonly Statement[]> {
  const { rows } = await client.query(
    `select calls, total_exec_time + total_plan_time as milliseconds, regexp_replace(query, '\\s+', ' ', 'g') as text
     from pg_stat_statements join pg_roles r on r.oid = userid
     where rolname = 'outlay_app' and dbid = (select oid from pg_database where datname = current_database())
     order by 2 desc`,
  );
  return z.array(row).parse(rows);
}

/** Whether a statement only opens or closes a transaction, or sets its scope. */
export const isFrame = (text: string): boolean =>
  /^\s*(begin|start transaction|commit|rollback|deallocate|discard|set )/i.test(text) ||
  (text.includes('set_config(') && !/\sfrom\s/i.test(text));

/** Adds up the statements of one request. The statements around a transaction count in the time only. */
export function sqlOf(statements: readonly Statement[], requests: number): Sql {
  const sum = (some: readonly Statement[], value: (one: Statement) => number) =>
    some.reduce((total, one) => total + value(one), 0) / requests;
  return {
    statements: sum(
      statements.filter(({ text }) => !isFrame(text)),
      ({ calls }) => calls,
    ),
    milliseconds: sum(statements, ({ milliseconds }) => milliseconds),
  };
}
