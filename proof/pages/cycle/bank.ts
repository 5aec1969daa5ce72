import type { Client } from 'pg';

/** The statements of this many months before the current one are imported. The current month has lines of the bank feed only. */
const statementMonths = 12;
/** The lines of the movements of this many months are sent. */
const feedMonths = 4;
/** The number of lines in one request to Codat. */
const linesPerSync = 1_000;

/** A number from 0 to 999 that depends on the id only, so that each run draws the same rows. */
const dice = (id: string, from: number) => `('x' || substr(md5(${id}::text), ${from}, 6))::bit(24)::int % 1000`;

/** Deletes what an earlier run added. */
export async function clearBank(client: Client): Promise<void> {
  await client.query(
    'truncate reconciliation_rows, reconciliations, book_records, record_reads, account_matchings, holding_accounts',
  );
  // Not truncated, because the other items and their movements refer to these tables.
  await client.query('delete from bank_lines');
  await client.query(`delete from sync_items where line_id is not null`);
  await client.query(`delete from syncs where product = 'bank_transactions'`);
  await client.query(`delete from imports where target = 'bank_lines'`);
}

/** Stores a record for each synced expense and transfer, and records that Outlay did not write: one for every 40. */
export async function insertRecords(client: Client): Promise<void> {
  await client.query(`
    insert into book_records (id, company_id, connection_id, type, ref, bank_account_ref, day, amount_minor, currency,
      original_minor, original_currency, counterparty, reference, note, movement_id, seen_at)
    select gen_random_uuid(), m.company_id, p.connection_id, case m.sign when 1 then 'directCosts' else 'directIncomes' end,
      m.id::text, p.ref, m.day, -m.sign * m.base_minor, 'GBP', case when m.currency <> 'GBP' then -m.sign * m.amount_minor end,
      case when m.currency <> 'GBP' then m.currency end, e.merchant || ' Ltd', right(m.id::text, 12), nullif(e.note, ''), m.id, now()
    from movements m join places p using (company_id) join expenses e on e.id = m.id
    where m.kind = 'expense' and m.synced_revision is not null
    order by m.company_id, m.day`);
  await client.query(`
    insert into book_records (id, company_id, connection_id, type, ref, bank_account_ref, day, amount_minor, currency, counterparty, movement_id, seen_at)
    select gen_random_uuid(), m.company_id, p.connection_id, 'transfers', m.id::text, side.ref, m.day, side.sign * m.amount_minor, 'GBP', null, m.id, now()
    from movements m join places p using (company_id), lateral (values (p.ref, -1), (p.other_ref, 1)) side (ref, sign)
    where m.kind = 'transfer'`);
  await client.query(`
    insert into book_records (id, company_id, connection_id, type, ref, bank_account_ref, day, amount_minor, currency, counterparty, reference, seen_at)
    select gen_random_uuid(), m.company_id, p.connection_id, 'payments', 'other-' || m.id, p.ref, m.day, 10 * m.base_minor, 'GBP',
      'Customer ' || ${dice('m.id', 7)}, 'INV-' || ${dice('m.id', 13)}, now()
    from movements m join places p using (company_id) where m.kind = 'expense' and ${dice('m.id', 1)} < 25`);
  await client.query(`
    insert into record_reads (connection_id, company_id, requested_at, read_at) select connection_id, company_id, now(), now() from places`);
  await client.query('analyze book_records');
}

/** Stores the imported statements and the lines of the bank feed. */
export async function insertLines(client: Client): Promise<void> {
  const from = `to_char(date_trunc('month', now()) - interval '${statementMonths} months', 'YYYY-MM-DD')`;
  const last = `to_char(date_trunc('month', now()) - interval '1 day', 'YYYY-MM-DD')`;
  await client.query(`
    insert into imports (id, company_id, person_id, target, connection_id, bank_account_ref, file_name, format, layout, state,
      line_count, chosen_count, done_count, added_count, created_at, renewed_at, settled_at)
    select gen_random_uuid(), p.company_id, p.owner_id, 'bank_lines', p.connection_id, p.ref, 'statement-' || to_char(month, 'YYYY-MM') || '.ofx',
      'OFX', 'layout', 'done', 100, 100, 100, 100, month + interval '1 month', month + interval '1 month', month + interval '1 month'
    from places p, generate_series(date_trunc('month', now()) - interval '${statementMonths} months',
      date_trunc('month', now()) - interval '1 month', interval '1 month') month`);
  // The bank books a payment up to two days later. A few lines have a fee, and a few are not in the books.
  await client.query(`
    insert into bank_lines (id, company_id, connection_id, bank_account_ref, source, day, amount_minor, currency, description,
      counterparty, "references", bank_id, import_id, line_key, created_at)
    select gen_random_uuid(), b.company_id, b.connection_id, b.bank_account_ref, 'statement', d.day,
      b.amount_minor - case when ${dice('b.id', 1)} < 3 then 40 else 0 end, 'GBP',
      'CARD PAYMENT ' || upper(coalesce(b.counterparty, 'TRANSFER')), coalesce(b.counterparty, ''),
      case when b.reference is null then '{}' else array[b.reference] end, left(b.id::text, 13), i.id, 'bank:' || b.id, i.settled_at
    from book_records b join places p on p.company_id = b.company_id and p.ref = b.bank_account_ref
      cross join lateral (select least(to_char(b.day::date + (${dice('b.id', 7)}) % 3, 'YYYY-MM-DD'), ${last}) as day) d
      join imports i on i.company_id = b.company_id and i.target = 'bank_lines' and i.file_name = 'statement-' || left(d.day, 7) || '.ofx'
    where b.day between ${from} and ${last} and ${dice('b.id', 1)} < 985
    order by b.company_id, d.day`);
  await client.query(`
    insert into bank_lines (id, company_id, connection_id, bank_account_ref, source, day, amount_minor, currency, description, import_id, line_key, created_at)
    select gen_random_uuid(), l.company_id, l.connection_id, l.bank_account_ref, 'statement', l.day, -250, 'GBP', 'CARD FEE', l.import_id, 'fee:' || l.id, l.created_at
    from bank_lines l where ${dice('l.id', 1)} < 7`);
  await insertFeed(client);
  await client.query(`
    insert into account_matchings (connection_id, bank_account_ref, company_id, requested_at, matched_at)
    select connection_id, ref, company_id, now() - interval '1 hour', now() from places`);
  await client.query(`
    insert into holding_accounts (connection_id, bank_account_ref, company_id, currency, opening_minor, opening_day, lines_from, books_minor,
      books_read_at, other_lines, other_newest_day, other_read_at, updated_at)
    select p.connection_id, p.ref, p.company_id, 'GBP', 5000000, (select min(day) from movements where company_id = p.company_id),
      to_char(date_trunc('month', now()) - interval '${feedMonths} months', 'YYYY-MM-DD'), 4200000, now(), 0, null, now(), now() from places p`);
  await client.query('analyze bank_lines');
}

/** The lines of the newest synced expenses, which Outlay sends to the package. Some are waiting, and a few were refused. */
async function insertFeed(client: Client): Promise<void> {
  await client.query(`
    create temp table if not exists feed (line_id uuid, company_id uuid, connection_id uuid, movement_id uuid, day text, minor bigint, merchant text,
      item_id uuid, state text, batch int, sync_id uuid);
    truncate feed;
    insert into feed
    select gen_random_uuid(), m.company_id, p.connection_id, m.id, m.day, -m.sign * m.base_minor, e.merchant, gen_random_uuid(),
      case when ${dice('m.id', 1)} < 10 then 'waiting' when ${dice('m.id', 1)} < 12 then 'failed' else 'synced' end,
      (row_number() over (partition by m.company_id order by m.day, m.id) / ${linesPerSync})::int
    from movements m join places p using (company_id) join expenses e on e.id = m.id
    where m.kind = 'expense' and m.synced_revision is not null
      and m.day >= to_char(date_trunc('month', now()) - interval '${feedMonths} months', 'YYYY-MM-DD');
    update feed f set sync_id = s.id from (select company_id, batch, gen_random_uuid() as id from feed group by 1, 2) s
    where s.company_id = f.company_id and s.batch = f.batch`);
  await client.query(`
    insert into syncs (id, company_id, connection_id, product, kind, state, requested_at, payload, payload_sha256, idempotency_key, key_used_at, attempt,
      codat_sync_id, sent_at, settled_at)
    select sync_id, company_id, connection_id, 'bank_transactions', 'creation', 'settled', max(day)::timestamptz, '[]', repeat('0', 64), gen_random_uuid(),
      max(day)::timestamptz, 1, gen_random_uuid(), max(day)::timestamptz, max(day)::timestamptz
    from feed where state <> 'waiting' group by 1, 2, 3`);
  await client.query(`
    insert into bank_lines (id, company_id, connection_id, bank_account_ref, source, day, amount_minor, currency, counterparty, "references",
      movement_id, line_key, latest_item_id, created_at)
    select f.line_id, f.company_id, f.connection_id, p.ref, 'movement', f.day, f.minor, 'GBP', f.merchant, array[right(f.movement_id::text, 12)],
      f.movement_id, f.movement_id::text, case when f.state <> 'waiting' then f.item_id end, f.day::timestamptz
    from feed f join places p using (company_id) order by f.company_id, f.day`);
  await client.query(`
    insert into sync_items (id, company_id, sync_id, line_id, attempt, revision, record, state, message, created_at, settled_at)
    select item_id, company_id, sync_id, line_id, 1, 1, '{}', state::"ItemState", case when state = 'failed' then 'The date of the line is not valid' end,
      day::timestamptz, day::timestamptz
    from feed where state <> 'waiting'`);
}

/** Links lines with their records: most by Outlay itself. Some are only suggested, and some are open. */
export async function insertLinks(client: Client): Promise<void> {
  await client.query(`
    create temp table if not exists pairs (id uuid, line_id uuid, record_id uuid, company_id uuid, connection_id uuid, ref text, state text,
      difference bigint, day text);
    truncate pairs;
    insert into pairs
    select gen_random_uuid(), l.id, b.id, b.company_id, b.connection_id, b.bank_account_ref,
      case when ${dice('l.id', 1)} < 950 then 'linked' else 'suggested' end, l.amount_minor - b.amount_minor, greatest(l.day, b.day)
    from bank_lines l join book_records b on b.id = substr(l.line_key, 6)::uuid
    where l.line_key like 'bank:%' and ${dice('l.id', 1)} < 970
    union all
    select gen_random_uuid(), l.id, b.id, b.company_id, b.connection_id, b.bank_account_ref, 'linked', 0, greatest(l.day, b.day)
    from bank_lines l join book_records b on b.ref = l.movement_id::text and b.connection_id = l.connection_id and b.type in ('directCosts', 'directIncomes')
    where l.source = 'movement' and l.day >= to_char(date_trunc('month', now()), 'YYYY-MM-DD')
      and not exists (select from bank_lines s where s.line_key = 'bank:' || b.id)`);
  await client.query(`
    insert into reconciliations (id, company_id, connection_id, bank_account_ref, state, level, reasons, difference_minor, day, made_at)
    select id, company_id, connection_id, ref, state::"ReconciliationState", (case state when 'linked' then 'certain' else 'likely' end)::"ReconciliationLevel",
      case state when 'linked' then '[{"kind":"own id","points":100}]' else '[{"kind":"amount","cause":null,"points":50},{"kind":"day","days":1,"points":20}]' end::jsonb,
      difference, day, now() from pairs order by company_id, day`);
  await client.query(`
    insert into reconciliation_rows (reconciliation_id, side, row_id, company_id, state)
    select id, side::"ReconciliationSide", row_id, company_id, state::"ReconciliationState"
    from pairs, lateral (values ('line', line_id), ('record', record_id)) side (side, row_id)`);
  await client.query('analyze reconciliations, reconciliation_rows');
}
