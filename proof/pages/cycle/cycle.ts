import type { Client } from 'pg';
import { withoutIndexes } from '../dataset/indexes';
import { clearBank, insertLines, insertLinks, insertRecords } from './bank';
import { clearMoney, insertClaims, insertTransfers } from './money';
import { clearMonths, insertBudgets, insertClosings } from './months';

const bankTables = ['bank_lines', 'book_records', 'reconciliations', 'reconciliation_rows'];

/**
 * Adds what surrounds the expenses of a built database: transfers and claims, the records of the books, statement lines
 * and lines of a bank feed, links between them, and closed months. What an earlier run added is deleted. Runs without triggers.
 */
export async function insertCycle(client: Client): Promise<void> {
  await client.query(`set session_replication_role = replica; set synchronous_commit = off;
    set maintenance_work_mem = '1GB'; set work_mem = '256MB'; set client_min_messages = warning`);
  await clearBank(client);
  await clearMoney(client);
  await clearMonths(client);
  await readPlaces(client);
  await insertTransfers(client);
  await insertClaims(client);
  await withoutIndexes(client, bankTables, async () => {
    await insertRecords(client);
    await insertLines(client);
    await insertLinks(client);
  });
  await insertClosings(client);
  await insertBudgets(client);
  await client.query(`reset session_replication_role; reset synchronous_commit; reset maintenance_work_mem;
    reset work_mem; reset client_min_messages`);
}

/** Creates `places`: of each company its books, the bank account that stands for its cards, another one, and two of its people. */
async function readPlaces(client: Client): Promise<void> {
  await client.query(`
    create temp table if not exists places (company_id uuid primary key, connection_id uuid, ref text, other_ref text,
      owner_id uuid, employee_id uuid, expenses int);
    truncate places;
    insert into places
    select c.company_id, c.id, m.content -> 'defaults' ->> 'bankAccountRef', o.ref,
      (select user_id from members where company_id = c.company_id and role = 'owner' order by 1 limit 1),
      (select user_id from members where company_id = c.company_id and role = 'employee' order by 1 limit 1),
      (select count(*) from movements where company_id = c.company_id)
    from connections c
      join lateral (select content from mapping_versions v where v.company_id = c.company_id order by number desc limit 1) m on true
      join lateral (select ref from bank_accounts b where b.connection_id = c.id and b.removed_at is null
        and b.ref <> m.content -> 'defaults' ->> 'bankAccountRef' order by b.currency <> 'GBP', b.name limit 1) o on true
    where c.removed_at is null;
    analyze places`);
}
