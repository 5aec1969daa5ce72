import type { Client } from 'pg';

/** For every how many movements a company has one receipt that belongs to none. */
const unmatchedEvery = 400;

/**
 * Stores the receipts of the movements, receipts without an expense, and the delivery of each receipt whose expense is
 * synced. The files themselves are not stored: no measured page reads them.
 */
export async function insertReceipts(client: Client): Promise<void> {
  const columns =
    'id, company_id, expense_id, uploaded_by_id, file_name, mime_type, bytes, sha256, storage_key, pages, document_pages, created_at';
  const file = (expense: string, every: string) => `
    insert into receipts (${columns})
    select id, company_id, ${expense}, person_id, lower(split_part(merchant_name, ' ', 1)) || '-' || i || '.jpg', 'image/jpeg',
      40000 + i % 400000, encode(sha256(id::text::bytea), 'hex'), company_id || '/' || id || '/original', 1, 1, at + interval '1 hour'
    from (select bench.uuid_at(at) as id, id as expense, company_id, person_id, merchant_name, i, at from bench.movements
      where ${every} order by company_id, i) m`;
  await client.query(file('expense', 'has_receipt'));
  await client.query(file('null', `i % ${unmatchedEvery} = 1`));
  await client.query(`
    insert into receipt_deliveries (id, company_id, receipt_id, item_id, state, attempt, attachment_id, created_at, changed_at)
    select bench.uuid_at(i.settled_at), r.company_id, r.id, i.id, 'delivered', 1, 'att-' || left(r.id::text, 8), i.settled_at, i.settled_at
    from receipts r join sync_items i on i.movement_id = r.expense_id where i.state = 'synced'`);
}
