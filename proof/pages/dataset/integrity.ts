import type { Client } from 'pg';

type ForeignKey = { name: string; child: string; parent: string; columns: string[]; keys: string[] };

/**
 * Checks what triggers would have refused, because the rows were stored without them. Throws an error with every
 * violation: of a foreign key, or of the rule that the lines of an expense add up to it.
 */
export async function checkIntegrity(client: Client): Promise<void> {
  const { rows: keys } = await client.query<ForeignKey>(`
    select conname as name, conrelid::regclass::text as child, confrelid::regclass::text as parent,
      (select array_agg(quote_ident(attname)::text order by place) from unnest(conkey) with ordinality k (no, place)
        join pg_attribute on attrelid = conrelid and attnum = no) as columns,
      (select array_agg(quote_ident(attname)::text order by place) from unnest(confkey) with ordinality k (no, place)
        join pg_attribute on attrelid = confrelid and attnum = no) as keys
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`);
  const problems: string[] = [];
  for (const { name, child, parent, columns, keys: parentKeys } of keys) {
    const match = columns.map((column, at) => `p.${parentKeys[at]} = c.${column}`).join(' and ');
    const given = columns.map((column) => `c.${column} is not null`).join(' and ');
    const count = await countOf(
      client,
      `${child} c where ${given} and not exists (select from ${parent} p where ${match})`,
    );
    if (count > 0) problems.push(`${name}: ${count} rows of ${child} refer to no row of ${parent}`);
  }
  const apart = await countOf(
    client,
    `movements m join (
       select expense_id, sum(amount_minor) as amount, sum(base_minor) as base from expense_lines group by 1) l on l.expense_id = m.id
     where l.amount <> m.amount_minor or l.base <> m.base_minor`,
  );
  if (apart > 0) problems.push(`the lines of ${apart} expenses do not add up to them`);
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

async function countOf(client: Client, from: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${from}`);
  return rows[0]?.count ?? 0;
}
