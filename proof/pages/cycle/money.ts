import type { Client } from 'pg';

/** For how many expenses a company has one transfer, and one claim. */
const [expensesPerTransfer, expensesPerClaim] = [300, 100];

/** Deletes what an earlier run added. */
export async function clearMoney(client: Client): Promise<void> {
  await client.query('truncate transfers, reimbursables');
  for (const [table, column] of [
    ['expense_lines', 'expense_id'],
    ['expenses', 'id'],
    ['movement_texts', 'movement_id'],
  ])
    await client.query(
      `delete from ${table} where ${column} in (select id from movements where kind in ('transfer', 'reimbursable'))`,
    );
  await client.query(`delete from movements where kind in ('transfer', 'reimbursable')`);
}

/** The days of `count` rows, spread over three years. */
const spread = (count: string) => `generate_series(1, ${count}) i,
  lateral (select to_char(now() - i * interval '1095 days' / (1 + ${count}), 'YYYY-MM-DD') as day) d`;

/** Stores transfers from the account of the cards to another one, all of them in the books. */
export async function insertTransfers(client: Client): Promise<void> {
  await client.query(`
    insert into movements (id, company_id, kind, sign, day, amount_minor, currency, base_minor, person_id, revision, synced_revision, status, issues, created_at, updated_at)
    select gen_random_uuid(), p.company_id, 'transfer', 1, d.day, 50000 + i, 'GBP', 50000 + i, p.owner_id, 1, 1, 'synced', '[]', d.day::timestamptz, now()
    from places p, ${spread(`(6 + p.expenses / ${expensesPerTransfer})`)}`);
  await client.query(`
    insert into transfers (id, company_id, kind, description, from_bank_ref, to_bank_ref, connection_id, to_minor, to_currency, books_reference, marked_at, marked_by_id)
    select m.id, m.company_id, 'top_up', 'Monthly top-up', p.ref, p.other_ref, p.connection_id, m.amount_minor, 'GBP', 'TR-' || right(m.id::text, 6), now(), p.owner_id
    from movements m join places p using (company_id) where m.kind = 'transfer'`);
  await client.query(`
    insert into movement_texts (movement_id, company_id, text)
    select id, company_id, search_text(' ' || transfer_words(kind) || ' ' || description) from transfers`);
}

/** Stores claims of employees. The newest are drafts, or wait for approval; the oldest were paid. */
export async function insertClaims(client: Client): Promise<void> {
  await client.query(`
    create temp table if not exists claims (id uuid, company_id uuid, person_id uuid, owner_id uuid, place int, day text, category_id uuid);
    truncate claims;
    insert into claims
    select gen_random_uuid(), p.company_id, w.user_id, p.owner_id, i, d.day, c.id
    from places p, ${spread(`(80 + p.expenses / ${expensesPerClaim})`)},
      lateral (select user_id from members where company_id = p.company_id and role = 'employee' order by md5(user_id::text || i) limit 1) w,
      lateral (select id from categories where company_id = p.company_id and name = 'Travel') c`);
  // `place` 1 is the newest claim.
  await client.query(`
    insert into movements (id, company_id, kind, sign, day, amount_minor, currency, base_minor, person_id, revision, synced_revision, status, issues, created_at, updated_at)
    select id, company_id, 'reimbursable', 1, day, 1000 + place % 9000, 'GBP', 1000 + place % 9000, person_id, 1,
      case when place > 40 then 1 end, (case when place > 40 then 'synced' else 'incomplete' end)::"MovementStatus", '[]', day::timestamptz, now() from claims`);
  await client.query(`
    insert into expenses (id, company_id, type, merchant, note, movement_day) select id, company_id, 'payment', 'Taxi', '', day from claims`);
  await client.query(`
    insert into expense_lines (id, company_id, expense_id, position, amount_minor, base_minor, day, category_id, sources)
    select gen_random_uuid(), company_id, id, 0, 1000 + place % 9000, 1000 + place % 9000, day, category_id, '{"category":{"by":"hand"}}' from claims`);
  await client.query(`
    insert into movement_texts (movement_id, company_id, text) select id, company_id, search_text(' Taxi ') from claims`);
  await client.query(`
    insert into reimbursables (id, company_id, kind, state, submitted_at, decided_at, decided_by_id, due_day, paid_day, paid_minor, bill_ref, bill_status, bill_read_at)
    select id, company_id, 'expense', (case when place <= 3 then 'draft' when place <= 25 then 'submitted' else 'approved' end)::"ClaimState",
      case when place > 3 then day::timestamptz end, case when place > 25 then day::timestamptz end, case when place > 25 then owner_id end,
      case when place > 25 then day end, case when place > 60 then day end, case when place > 60 then 1000 + place % 9000 end,
      case when place > 40 then 'bill-' || id end, case when place > 40 then 'Open' end, case when place > 40 then now() end from claims`);
}
