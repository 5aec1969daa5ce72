import type { Client } from 'pg';

/**
 * Stores what surrounds the movements: more suppliers and bookings of the books, changes of the books, what Outlay learnt
 * of the merchants, links of merchants to suppliers, and imports.
 */
export async function insertExtras(client: Client): Promise<void> {
  await client.query(`
    insert into suppliers (id, company_id, connection_id, ref, name, currency)
    select gen_random_uuid(), c.company_id, n.id, gen_random_uuid()::text, m.name || ' Ltd', 'GBP'
    from bench.companies c join connections n on n.company_id = c.company_id
      join bench.merchants m on m.no <= least(1000, 30 + c.rows / 100)`);
  await client.query(`
    insert into bookings (company_id, connection_id, account_ref, supplier, times, last_day)
    select t.company_id, n.id, t.account_ref, m.name || ' Ltd', 1 + m.no % 30, to_char(now() - interval '20 days', 'YYYY-MM-DD')
    from bench.categories t join connections n on n.company_id = t.company_id
      join bench.merchants m on m.category = t.name and m.no <= 300
    where t.account_ref is not null`);
  await client.query(`
    insert into books_changes (id, company_id, connection_id, list, ref, kind, name, noticed_at)
    select bench.uuid_at(now() - g * interval '1 day'), c.company_id, n.id, 'suppliers', gen_random_uuid()::text,
      case when g % 4 = 0 then 'archived' else 'added' end, 'Supplier ' || g, now() - g * interval '1 day'
    from bench.companies c join connections n on n.company_id = c.company_id, generate_series(1, least(400, 10 + c.rows / 500)) g`);
  await client.query(`
    insert into learned_merchants (company_id, merchant_key, category_id, merchant, times, last_at)
    select company_id, merchant_key, category_id, min(merchant_name), count(*), max(at) from bench.movements
    where category_id is not null group by 1, 2, 3 having count(*) > 1`);
  await client.query(`
    insert into supplier_aliases (company_id, merchant_key, connection_id, merchant, supplier_ref)
    select distinct on (c.company_id, m.key) c.company_id, m.key, n.id, m.name, s.ref
    from bench.companies c join connections n on n.company_id = c.company_id join bench.merchants m on m.no <= 200
      join suppliers s on s.connection_id = n.id and s.name = m.name || ' Ltd'
    where m.no <= least(200, 5 + c.rows / 500)`);
  await client.query(`
    insert into imports (id, company_id, person_id, file_name, format, layout, state, line_count, chosen_count, done_count,
      added_count, created_at, renewed_at, settled_at)
    select bench.uuid_at(now() - g * interval '9 days'), p.company_id, p.user_id, 'statement-' || g || '.csv', 'CSV', 'layout', 'done',
      400, 390, 390, 390, now() - g * interval '9 days', now() - g * interval '9 days', now() - g * interval '9 days'
    from bench.people p join bench.companies c using (no), generate_series(1, least(60, 1 + c.rows / 4000)) g where p.place = 2`);
}

/**
 * Stores two audit events for each movement: that it was recorded and that its sync was requested. The events of a company
 * form the chain of hashes that the trigger of the table creates. The few events of the template are dropped from it.
 */
export async function insertAudit(client: Client): Promise<void> {
  await client.query('delete from audit_events');
  await client.query(`
    create function bench.chain_link(text, text) returns text language sql immutable as
      $$ select encode(sha256(convert_to(concat_ws('|', $1, $2), 'UTF8')), 'hex') $$`);
  await client.query(`create aggregate bench.chain(text) (sfunc = bench.chain_link, stype = text, initcond = '')`);
  await client.query(`
    insert into audit_events (id, company_id, sequence, actor_id, action, subject, detail, at, previous_hash, hash)
    select id, company_id, sequence, actor_id, action, subject, detail, at, coalesce(lag(hash) over chained, ''), hash from (
      select *, bench.chain(concat_ws('|', id, company_id, sequence, actor_id, action, subject, detail::text, extract(epoch from at)))
        over (partition by company_id order by sequence) as hash
      from (
        select id, company_id, row_number() over (partition by company_id order by at, id) as sequence, actor_id, action,
          subject, detail, at
        from (
          select bench.uuid_at(at) as id, company_id, person_id as actor_id, 'expense.recorded' as action, id::text as subject,
            date_trunc('milliseconds', at) as at,
            jsonb_build_object('merchant', merchant_name, 'amount', amount_minor::text, 'currency', currency, 'changes', '[]') as detail
          from bench.movements
          union all
          select bench.uuid_at(i.at), i.company_id, null, 'expense.sync-requested', i.movement_id::text,
            date_trunc('milliseconds', i.at), jsonb_build_object('sync', b.id, 'attempt', i.attempt)
          from bench.items i join bench.batches b on b.company_id = i.company_id and b.batch = i.batch
        ) events
      ) numbered
    ) hashed
    window chained as (partition by company_id order by sequence)`);
}
