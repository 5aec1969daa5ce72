/**
 * Rows by column. The data of a page contains each name of a field once, and not once for each row. All rows must have the
 * same fields.
 */
export type Columns<Row> = { readonly [Field in keyof Row]: readonly Row[Field][] };

/** Returns the columns of the rows; none when there are no rows. */
export function toColumns<Row extends object>(rows: readonly Row[]): Columns<Row> {
  const fields = Object.keys(rows[0] ?? {}) as (keyof Row)[];
  return Object.fromEntries(fields.map((field) => [field, rows.map((row) => row[field])])) as unknown as Columns<Row>;
}

/** Returns the rows of the columns, in their order. */
export function toRows<Row extends object>(columns: Columns<Row>): Row[] {
  const fields = Object.keys(columns) as (keyof Row)[];
  const [first] = fields;
  if (first === undefined) return [];
  return columns[first].map((_, at) => Object.fromEntries(fields.map((field) => [field, columns[field][at]])) as Row);
}
