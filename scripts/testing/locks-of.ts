/**
 * Returns the tables whose existing rows a statement locks, in the order of the text: by UPDATE, DELETE, an INSERT that may
 * find the row, or SELECT … FOR UPDATE. Reads the text only, so it does not know how many rows these are. The advisory
 * lock of the coding is `coding`, and the tables of the job queue are `jobs`.
 */
export function locksOf(text: string): string[] {
  const sql = text
    .replace(/--[^\n]*/g, ' ')
    .replaceAll('"', '')
    .replace(/\bpublic\./g, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
  const found = [
    ...matches(sql, /(?<!\bfor |\bkey |\bdo )\bupdate (\w+)/g),
    ...matches(sql, /\bdelete from (\w+)/g),
    ...matches(sql, /\binsert into (\w+)\b(?=.*\bon conflict\b)/g),
    ...matches(sql, /\binsert into (audit_events)\b/g),
    ...[...sql.matchAll(/\bfor (?:no key update|update|share)\b/g)].map(({ index }) => ({
      index,
      table: selectedBefore(sql, index),
    })),
    ...[...sql.matchAll(/pg_advisory_xact_lock(?:_shared)?\(hashtextextended\('coding '/g)].map(({ index }) => ({
      index,
      table: 'coding',
    })),
    ...[...sql.matchAll(/insert into pgboss\./g)].map(({ index }) => ({ index, table: 'jobs' })),
  ];
  return found.sort((one, other) => one.index - other.index).map(({ table }) => table);
}

const matches = (sql: string, pattern: RegExp) =>
  [...sql.matchAll(pattern)].map(({ index, 1: table = '' }) => ({ index, table }));

/** Returns the first table of the SELECT that ends at this position: the FROM outside of its subqueries. */
function selectedBefore(sql: string, end: number): string {
  for (let at = end, depth = 0; at >= 0 && depth >= 0; at -= 1) {
    if (sql[at] === ')') depth += 1;
    if (sql[at] === '(') depth -= 1;
    if (depth === 0 && sql.startsWith('from ', at)) return /^from (\w+)/.exec(sql.slice(at))?.[1] ?? '';
  }
  return '';
}
