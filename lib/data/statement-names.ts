/** A statement is prepared from its third run on. */
const runsBefore = 3;
/** Each connection keeps its prepared statements, so their number and length are limited. */
const maxStatements = 300;
const maxLength = 8_000;
/**
 * A list of 20 values or more. Postgres plans a prepared statement without its values, for a company of average size. For
 * a long list it then reads the whole index of the company, which takes 80 ms with 300,000 movements instead of 2 ms.
 */
const longList = / IN \((?:\$\d+,\s*){19}/;
/**
 * A statement with this text is planned for its values at each run, because the fastest plan depends on how many rows they
 * select.
 */
export const planForValues = '/* plan for these values */';
/** Postgres does not keep a statement with this name (PostgreSQL protocol, "Extended Query"). */
const unnamed = '';

/**
 * Returns a function that gives frequent statements a name, under which Postgres keeps them parsed and planned. Planning
 * takes longer than the statement itself where row-level security adds conditions. A statement with a list of values has
 * one text for each length of the list, so rare statements get no name, and neither does a long list.
 */
export function createStatementNames(): (query: { readonly sql: string }) => string {
  const runs = new Map<string, number>();
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known) return known;
    if (sql.length > maxLength || names.size >= maxStatements || longList.test(sql)) return unnamed;
    if (sql.includes(planForValues)) return unnamed;
    const count = (runs.get(sql) ?? 0) + 1;
    if (count < runsBefore) {
      if (runs.size > 10 * maxStatements) runs.clear();
      runs.set(sql, count);
      return unnamed;
    }
    runs.delete(sql);
    const name = `outlay_${names.size + 1}`;
    names.set(sql, name);
    return name;
  };
}
