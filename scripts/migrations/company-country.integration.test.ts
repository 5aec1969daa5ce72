import { cpSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { countries } from '@/lib/domain/company/country';
import { currencies } from '@/lib/domain/currency';
import { emptyDatabase } from '../testing/database';
import { migrate } from './apply';
import { migrationsFolder } from './folder';

const name = '20261130031500_company_country';

/** A folder with the migrations before this one. */
function earlierMigrations(): string {
  const folder = mkdtempSync(join(tmpdir(), 'outlay-migrations-'));
  for (const earlier of readdirSync(migrationsFolder).filter((entry) => entry < name))
    cpSync(join(migrationsFolder, earlier), join(folder, earlier), { recursive: true });
  return folder;
}

test('companies from before they had a country get the one of their currency and time zone', async () => {
  const { url, drop } = await emptyDatabase();
  const folder = earlierMigrations();
  await migrate(url, { folder });
  const client = new Client({ connectionString: url });
  await client.connect();
  // The owner of the table sees its rows only without FORCE. The migration has to see them with it.
  await client.query('ALTER TABLE companies NO FORCE ROW LEVEL SECURITY');
  const add = (currency: string, timeZone: string) =>
    client.query(
      `INSERT INTO companies (id, name, slug, base_currency, time_zone, locale)
       VALUES (gen_random_uuid(), $1, gen_random_uuid()::text, $2, $3, 'en-GB')`,
      [`${currency} ${timeZone}`, currency, timeZone],
    );
  for (const currency of [...currencies, 'XOF']) await add(currency, 'Europe/London');
  for (const zone of ['Europe/Berlin', 'Europe/Paris', 'America/New_York']) await add('EUR', zone);
  await client.query('ALTER TABLE companies FORCE ROW LEVEL SECURITY');

  cpSync(join(migrationsFolder, name), join(folder, name), { recursive: true });
  await migrate(url, { folder });

  await client.query('ALTER TABLE companies NO FORCE ROW LEVEL SECURITY');
  const { rows } = await client.query<{ name: string; country: string }>('SELECT name, country FROM companies');
  await client.end();
  const found = Object.fromEntries(rows.map((row) => [row.name, row.country]));
  expect(found).toMatchObject({
    'GBP Europe/London': 'GB',
    'USD Europe/London': 'US',
    'CHF Europe/London': 'CH',
    'XOF Europe/London': 'GB',
    'EUR Europe/London': 'IE',
    'EUR Europe/Berlin': 'DE',
    'EUR Europe/Paris': 'FR',
    'EUR America/New_York': 'IE',
  });
  expect(Object.entries(found).filter(([, country]) => !countries.includes(country))).toEqual([]);
  await drop();
});
