import { Client } from 'pg';
import { z } from 'zod';
import { db } from '@/lib/data/db';
import { step } from '../database/step';
import { cloneCompanies } from './clone';
import { insertAudit, insertExtras } from './extras';
import { withoutIndexes } from './indexes';
import { checkIntegrity } from './integrity';
import { createMerchants } from './merchants';
import { drawMovements, insertMovements } from './movements';
import { addPeople } from './people';
import { insertReceipts } from './receipts';
import { drawItems, functions, insertSyncs } from './syncs';
import { createTemplate } from './template';

/**
 * Fills one migrated database with the movements of the benchmark. Runs in a process of its own, because the functions of
 * the application that create the first company use one database for each process.
 */
const { ROWS: rows, SUPERUSER_URL: superuserUrl } = z
  .object({ ROWS: z.coerce.number(), SUPERUSER_URL: z.string() })
  .parse(process.env);

const largeTables = [
  'movements',
  'movement_texts',
  'expenses',
  'expense_lines',
  'receipts',
  'receipt_deliveries',
  'syncs',
  'sync_items',
  'audit_events',
];

const merchants = createMerchants();
const owner = await step('the first company', () => createTemplate(merchants));
const client = new Client({ connectionString: superuserUrl });
await client.connect();
// Triggers do not fire for a replica. What they check is checked at the end, and what they store is rebuilt.
await client.query(`set session_replication_role = replica; set synchronous_commit = off;
  set maintenance_work_mem = '1GB'; set work_mem = '256MB'; set client_min_messages = warning`);
await client.query('create schema bench');
await client.query(functions);
await step('companies', () => cloneCompanies(client, owner.companyId, rows));
await step('people', () => addPeople(client));
await step('movements drawn', () => drawMovements(client, merchants));
await client.query(`create table bench.mapping as select content from mapping_versions
  where company_id = '${owner.companyId}' order by number desc limit 1`);
await step('sync items drawn', () => drawItems(client));
await withoutIndexes(client, largeTables, async () => {
  await step('movements', () => insertMovements(client));
  await step('syncs', () => insertSyncs(client));
  await step('receipts', () => insertReceipts(client));
  await step('audit events', () => insertAudit(client));
});
await step('the rest', () => insertExtras(client));
await client.query('set client_min_messages = error; drop schema bench cascade');
await step('integrity', () => checkIntegrity(client));
await client.end();
await db().$disconnect();
