import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { companySizes } from './sizes';

/** These tables are filled with rows of their own, or belong to the people of the template. */
const notCopied = new Set(['members', 'audit_events', 'webhook_messages', 'permits', 'exchanges', 'former_members']);

const names =
  'Amber Briar Cobalt Drift Ember Fable Glade Harbour Indigo Jasper Keel Larch Mosaic Nimbus Onyx Pike Quill Reed'.split(
    ' ',
  );
const kinds = ['Studio', 'Logistics', 'Dental', 'Builders', 'Catering', 'Software', 'Interiors', 'Legal', 'Cycles'];

/** Returns the name of the company with this number, which is different for each. */
const nameOf = (no: number): string =>
  `${names[no % names.length]} ${kinds[Math.floor(no / names.length) % kinds.length]} ${Math.floor(no / (names.length * kinds.length)) + 1}`;

/**
 * Copies every row of the template company for each further company, with ids of their own: its categories, cards, books,
 * mapping and rules. Creates `bench.companies` with the number and the size of each. Runs without triggers.
 */
export async function cloneCompanies(client: Client, templateId: string, rows: number): Promise<void> {
  await client.query('create unlogged table bench.companies (no int primary key, company_id uuid, rows int)');
  const tables = await readTables(client, templateId);
  const own = idsIn(tables, templateId);
  for (const [no, size] of companySizes(rows).entries()) {
    const idOf = (id: string) => (no === 0 ? id : derivedId(id, no));
    if (no > 0) await insertClone(client, tables, own, no);
    await client.query('insert into bench.companies values ($1, $2, $3)', [no, idOf(templateId), size]);
  }
}

type TableRows = { readonly table: string; readonly columns: string; readonly json: string };

/** Reads the template's rows of every table that has them, as JSON text. */
async function readTables(client: Client, templateId: string): Promise<readonly TableRows[]> {
  const { rows: found } = await client.query<{ table: string; key: string }>(
    `select c.relname as table, a.attname as key from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and a.attname = case c.relname when 'companies' then 'id' else 'company_id' end`,
  );
  const tables: TableRows[] = [];
  for (const { table, key } of found.filter((each) => !notCopied.has(each.table))) {
    const { rows } = await client.query<{ json: string | null }>(
      `select jsonb_agg(to_jsonb(t))::text as json from ${table} t where ${key} = $1`,
      [templateId],
    );
    if (rows[0]?.json) tables.push({ table, columns: await columnsOf(client, table), json: rows[0].json });
  }
  return tables;
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The ids of the company and of its rows. Other ids in these rows are refs of the books and people. */
function idsIn(tables: readonly TableRows[], templateId: string): ReadonlySet<string> {
  const columns = /"(?:id|codat_company_id|codat_connection_id|partner_connection_id)": "([^"]+)"/g;
  const ids = tables.flatMap(({ json }) => [...json.matchAll(columns)].map(([, id]) => id ?? ''));
  return new Set([templateId, ...ids.filter((id) => id.match(uuid))]);
}

async function insertClone(
  client: Client,
  tables: readonly TableRows[],
  own: ReadonlySet<string>,
  no: number,
): Promise<void> {
  const slug = /"slug": "[^"]+"/g;
  for (const { table, columns, json } of tables) {
    const copy = json
      .replace(uuid, (id) => (own.has(id) ? derivedId(id, no) : id))
      .replace(slug, `"slug": "company-${no}"`);
    const text = table === 'companies' ? copy.replace(/"name": "[^"]+"/, `"name": "${nameOf(no)}"`) : copy;
    await client.query(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
      [text],
    );
  }
}

/** Returns the columns of a table that can be inserted: all but generated ones. */
async function columnsOf(client: Client, table: string): Promise<string> {
  const { rows } = await client.query<{ list: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as list from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  return rows[0]?.list ?? '';
}

/** Returns the id of the row in company `no` that is a copy of the template's row `id`. It is a version 4 UUID. */
export function derivedId(id: string, no: number): string {
  const hex = createHash('sha256').update(`${id} ${no}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
