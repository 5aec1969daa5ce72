import type { Client } from 'pg';
import type { Merchant } from './merchants';

/** The shares of the movements: not sent yet, refused by the books, without a known outcome, and edited after the sync. */
const openShare = 0.04;
const [failedShare, unknownShare, changedShare] = [0.003, 0.0006, 0.002];

/** Three years. */
const days = 1_095;

/**
 * Chooses everything about each movement at random, in `bench.movements`: the newest of a company are not sent yet.
 * `i` counts the movements of a company from the oldest. Merchants have a long tail: a few have most of the expenses.
 */
export async function drawMovements(client: Client, merchants: readonly Merchant[]): Promise<void> {
  await client.query(
    `create unlogged table bench.merchants as select * from jsonb_to_recordset($1::jsonb)
     as merchant (no int, name text, key text, category text, low int, high int, "receiptShare" float8)`,
    [JSON.stringify(merchants)],
  );
  await client.query(`
    create unlogged table bench.categories as
    select c.company_id, c.name, c.id, target ->> 'accountRef' as account_ref, target ->> 'taxRateRef' as tax_rate_ref,
      coalesce(r.rate, 0) as rate
    from categories c
      join (select distinct on (company_id) company_id, content from mapping_versions order by company_id, number desc) m
        on m.company_id = c.company_id
      cross join lateral (select coalesce(m.content -> 'categories' -> c.id::text,
        (select value from jsonb_each(m.content -> 'categories') limit 1)) as target) t
      left join tax_rates r on r.company_id = c.company_id and r.ref = t.target ->> 'taxRateRef'
    where c.archived_at is null`);
  await client.query(`
    create unlogged table bench.cards as
    select company_id, id, row_number() over (partition by company_id order by position, id) as place,
      count(*) over (partition by company_id) as cards from cards where archived_at is null`);
  // Without statistics, Postgres would compare every movement with every person.
  await client.query('analyze bench.companies, bench.people, bench.categories, bench.cards, bench.merchants');
  await client.query('select setseed(0.2026)');
  await client.query(`
    create unlogged table bench.drawn as
    select c.no, c.company_id, c.rows, c.people, i,
      1 + floor((select count(*) from bench.merchants) * power(random(), 3))::int as merchant,
      random() as of_day, random() as of_person, random() as of_card, random() as of_currency, random() as of_type,
      random() as of_amount, random() as of_split, random() as of_state, random() as of_receipt, random() as of_coding,
      random() as of_note
    from bench.companies c, generate_series(1, c.rows) i`);
  await client.query(`
    create unlogged table bench.movements as
    with dated as (
      select d.*, least(now() - interval '1 minute',
        date_trunc('day', now()) - make_interval(days => floor(${days} * (1 - i::float8 / rows))::int)
        + interval '8 hours' + of_day * interval '10 hours') as at,
        case when i > rows - ceil(rows * ${openShare}) then 'open'
          when of_state < ${failedShare} then 'failed'
          when of_state < ${failedShare + unknownShare} then 'unknown'
          when of_state < ${failedShare + unknownShare + changedShare} then 'changed'
          else 'synced' end as state,
        case when of_currency < 0.92 then 'GBP' when of_currency < 0.96 then 'EUR' when of_currency < 0.99 then 'USD'
          when of_currency < 0.996 then 'CHF' else 'JPY' end as currency
      from bench.drawn d),
    priced as (
      select dated.*, m.name as merchant_name, m.key as merchant_key, m.category as category_name,
        of_receipt < m."receiptShare" as has_receipt,
        (m.low + floor((m.high - m.low) * of_amount * of_amount) + 3)::bigint as amount_minor,
        case currency when 'EUR' then 0.8361 when 'USD' then 0.7722 when 'CHF' then 0.8834 when 'JPY' then 0.0051 end as fx
      from dated join bench.merchants m on m.no = dated.merchant)
    select p.*, bench.uuid_at(p.at) as id, to_char(p.at, 'YYYY-MM-DD') as day,
      case when fx is null then amount_minor else greatest(1, round(amount_minor * fx * case currency when 'JPY' then 100 else 1 end)) end::bigint as base_minor,
      case when of_type < 0.965 then 'payment' when of_type < 0.985 then 'refund' when of_type < 0.995 then 'reward' else 'chargeback' end as type,
      case when fx is not null or amount_minor < 10 then 1 when of_split < 0.03 then 3 when of_split < 0.12 then 2 else 1 end as lines,
      case when of_note < 0.35 then (array['Client meeting','Team lunch','Site visit, Leeds','Quarterly order','Replacement part',
        'Conference in Bristol','Monthly subscription','Project ' || (i % 300)])[1 + floor(of_note * 20)::int % 8] else '' end as note,
      case when state = 'open' and of_coding < 0.05 then null else t.id end as category_id,
      t.account_ref, t.tax_rate_ref, t.rate as tax_rate,
      card.id as card_id, person.user_id as person_id
    from priced p
      join bench.categories t on t.company_id = p.company_id and t.name = p.category_name
      join bench.cards card on card.company_id = p.company_id and card.place = 1 + floor(p.of_card * p.of_card * card.cards)::int
      join bench.people person on person.company_id = p.company_id
        and person.place = case when p.of_person < 0.1 then 1 when p.of_person < 0.25 then 2
          else 3 + floor((p.of_person - 0.25) / 0.75 * (p.people - 2))::int end`);
  await client.query('drop table bench.drawn');
  await client.query('create index on bench.movements (company_id, i)');
  await client.query('analyze bench.movements');
}

/** Stores the movements with their expenses, lines and the text that the search reads. The sync items to which they refer are chosen, but not stored. */
export async function insertMovements(client: Client): Promise<void> {
  await client.query(`
    insert into movements (id, company_id, kind, sign, day, amount_minor, currency, base_minor, card_id, person_id, revision,
      synced_revision, latest_item_id, status, issues, receipt_count, receipt_missing, created_at, updated_at)
    select m.id, m.company_id, 'expense', case type when 'payment' then 1 else -1 end, day, amount_minor, currency, base_minor, card_id, person_id,
      case m.state when 'changed' then 2 else 1 end, case when m.state in ('synced', 'changed') then 1 end, item.id,
      (case m.state when 'open' then 'incomplete' else m.state end)::"MovementStatus", '[]', has_receipt::int, false, m.at, m.at
    from bench.movements m
      left join (select distinct on (movement_id) movement_id, id from bench.items order by movement_id, attempt desc) item
        on item.movement_id = m.id
    order by m.company_id, m.i`);
  await client.query(`
    insert into expenses (id, company_id, type, merchant, rate, note)
    select id, company_id, type::"ExpenseType", merchant_name, fx, note from bench.movements order by company_id, i`);
  await client.query(`
    insert into movement_texts (movement_id, company_id, text)
    select id, company_id, search_text(' ' || merchant || ' ' || note) from expenses`);
  await client.query(`
    insert into expense_lines (id, company_id, expense_id, position, amount_minor, base_minor, day, category_id, sources)
    select gen_random_uuid(), company_id, id, position, part, case when lines = 1 then base_minor else part end, day, category_id,
      case when category_id is null then '{}'
        when of_coding < 0.3 then '{"category":{"by":"hand"}}'
        when of_coding < 0.7 then jsonb_build_object('category', jsonb_build_object('by', 'learned', 'times', 3 + i % 40))
        else '{"category":{"by":"known","because":"a usual merchant of this category"}}' end::jsonb
    from bench.movements, generate_series(0, lines - 1) position,
      lateral (select case when position < lines - 1 then amount_minor / (lines + 1)
        else amount_minor - (lines - 1) * (amount_minor / (lines + 1)) end as part) parts
    order by company_id, i, position`);
}
