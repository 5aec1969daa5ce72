import type { Client } from 'pg';

const indexesOf = (condition: string) => `
  select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
  from pg_index i join pg_class t on t.oid = i.indrelid
  where t.relnamespace = 'public'::regnamespace and t.relname = any($1) and ${condition}`;

const isSecondary = 'not exists (select from pg_constraint c where c.conindid = i.indexrelid)';

/**
 * Drops the indexes of these tables that no constraint needs, runs `work`, and creates them again. To fill a table and
 * then index it is several times as fast as to index each row.
 */
export async function withoutIndexes(
  client: Client,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(indexesOf(isSecondary), [tables]);
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await work();
  for (const { definition } of rows) await client.query(definition);
}
