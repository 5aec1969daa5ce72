import type { Client } from 'pg';

/** Months that ended more than this many months ago are closed. Imports and syncs of the measurements concern the last year. */
const openMonths = 14;

/** Deletes what an earlier run added. */
export async function clearMonths(client: Client): Promise<void> {
  await client.query('truncate closing_parts, period_changes, closings, periods, budgets');
}

/** Stores the sign-offs of the older months, each with a part of a file. */
export async function insertClosings(client: Client): Promise<void> {
  await client.query(`
    insert into closings (id, company_id, month, number, closed_at, closed_by_id, closed_by, missing, files, hash, records_read_at)
    select gen_random_uuid(), p.company_id, month, 1, now(), p.owner_id, 'Hannah Finch', '[]',
      jsonb_build_array(jsonb_build_object('name', 'movements.csv', 'rows', 1, 'bytes', 10, 'sha256', repeat('0', 64))), repeat('0', 64), now()
    from places p, lateral (select distinct left(day, 7) as month from movements m where m.company_id = p.company_id
      and m.day < to_char(now() - interval '${openMonths} months', 'YYYY-MM-01')) months`);
  await client.query(`
    insert into periods (company_id, month, state, closing_id) select company_id, month, 'closed', id from closings`);
  await client.query(`
    insert into closing_parts (closing_id, file, part, company_id, rows, text) select id, 'movements.csv', 0, company_id, 1, 'id,day' from closings`);
}

/** Stores the budgets of every category for the last twelve months. */
export async function insertBudgets(client: Client): Promise<void> {
  await client.query(`
    insert into budgets (id, company_id, category_id, month, amount_minor, currency, author_id)
    select gen_random_uuid(), p.company_id, c.id, to_char(now() - i * interval '1 month', 'YYYY-MM'), 100000 * i, 'GBP', p.owner_id
    from places p join categories c on c.company_id = p.company_id, generate_series(0, 11) i`);
}
