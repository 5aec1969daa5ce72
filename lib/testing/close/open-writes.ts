import { newId } from '@/lib/data/id';
import { type Ask, asApplication } from '../database/as-application';
import { asSuperuser } from '../superuser';

type Closed = { readonly companyId: string; readonly month: string };
type Column = { readonly name: string; readonly type: string; readonly udt: string; readonly length: number | null };

/**
 * Tries to change each column of each row of a closed month that belongs to a movement or a statement line, and to insert and
 * delete such rows. The tables and columns come from the database's catalogue. Returns by table what was not refused because of
 * the closed month or a missing right: the column, "insert" or "delete", with the code of another error that refused it. A
 * table of which the company has no row is "empty".
 */
export async function openWrites({ companyId, month }: Closed): Promise<Readonly<Record<string, readonly string[]>>> {
  const open: Record<string, readonly string[]> = {};
  for (const { name, columns } of await tablesOfMovements()) {
    const left = await asApplication({ company: companyId, role: 'owner' }, (ask) =>
      openWritesOf(ask, { companyId, month }, name, columns),
    );
    if (left.length > 0) open[name] = left;
  }
  return open;
}

/** The tables that refer to movements or statement lines, directly or through another one of them. */
const tablesOfMovements = () =>
  asSuperuser<{ name: string; columns: Column[] }>(
    `with recursive found as (
       select 'movements'::regclass as t union select 'bank_lines'::regclass
       union select k.conrelid::regclass from pg_constraint k join found f on k.confrelid = f.t where k.contype = 'f'
     )
     select f.t::text as name, (select json_agg(json_build_object('name', c.column_name, 'type', c.data_type, 'udt', c.udt_name,
         'length', c.character_maximum_length) order by c.ordinal_position)
       from information_schema.columns c
       where c.table_schema = 'public' and c.table_name = f.t::text and c.is_generated = 'NEVER') as columns
     from found f order by 1`,
  );

async function openWritesOf(
  ask: Ask,
  { companyId, month }: Closed,
  table: string,
  columns: readonly Column[],
): Promise<readonly string[]> {
  // A row of an open month could be refused by another rule first.
  const ofMonth = `company_id = $1${columns.some(({ name }) => name === 'day') ? ` and left(day, 7) = '${month}'` : ''}`;
  const [row] = await ask<{ count: number }>(`select count(*)::int as count from ${table} where ${ofMonth}`, [
    companyId,
  ]);
  if (!row?.count) return ['empty'];
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const copied = columns.map(({ name }) => (name === 'id' ? `'${newId()}'::uuid` : `"${name}"`)).join(', ');
  const writes = [
    ...columns.map((column) => [column.name, `update ${table} set "${column.name}" = ${otherValue(column)}`] as const),
    ['delete', `delete from ${table}`] as const,
  ].map(([what, sql]) => [what, `${sql} where ${ofMonth}`] as const);
  const insert = `insert into ${table} (${names}) select ${copied} from ${table} where ${ofMonth} limit 1`;
  const left: string[] = [];
  for (const [what, sql] of [...writes, ['insert', insert] as const]) {
    const code = await errorOf(ask, sql, companyId);
    if (code !== closedDay && code !== missingRight) left.push(code === null ? what : `${what} (${code})`);
  }
  return left;
}

/** Returns an expression for another value of a column. Days and months are moved to an open month. */
function otherValue({ name, type, udt, length }: Column): string {
  const column = `"${name}"`;
  switch (type) {
    case 'uuid':
      return 'gen_random_uuid()';
    case 'boolean':
      return `not ${column}`;
    case 'character':
      return { 3: `'USD'`, 7: `'2031-01'`, 10: `'2031-01-05'` }[length ?? 0] ?? `repeat('f', ${length ?? 1})`;
    case 'jsonb':
      return `'{"other": 1}'::jsonb`;
    case 'ARRAY':
      return `array_append(${column}, null)`;
    case 'USER-DEFINED':
      return `(select e from unnest(enum_range(null::"${udt}")) e where e is distinct from ${column} limit 1)`;
    default:
      if (type.startsWith('timestamp')) return `now() + interval '1 day'`;
      return /int|numeric/.test(type) ? `coalesce(${column}, 0) + 1` : `coalesce(${column}, '') || 'x'`;
  }
}

/** Tries a statement, and returns the code of its error, or null. */
async function errorOf(ask: Ask, sql: string, companyId: string): Promise<string | null> {
  await ask('savepoint attempt');
  const code = await ask(sql, [companyId]).then(
    () => null,
    (error: { code?: string }) => error.code ?? String(error),
  );
  await ask('rollback to savepoint attempt');
  return code;
}

const closedDay = 'OC001';
const missingRight = '42501';
