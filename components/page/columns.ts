/**
 * Rows by column. The data of a page contains the name of each field once, and each word of a column that repeats its words
 * once. All rows must have the same fields.
 */
export type Columns<Row> = { readonly [Field in keyof Row]: Column<Row[Field]> };

/** The values of a column; or its different values, and for each row the place of its value among them. */
type Column<Value> = readonly Value[] | { readonly words: readonly Value[]; readonly at: readonly number[] };

/** Returns the columns of the rows; none when there are no rows. */
export function toColumns<Row extends object>(rows: readonly Row[]): Columns<Row> {
  const fields = Object.keys(rows[0] ?? {}) as (keyof Row)[];
  const columns = fields.map((field) => [field, toColumn(rows.map((row) => row[field]))]);
  return Object.fromEntries(columns) as Columns<Row>;
}

function toColumn<Value>(values: readonly Value[]): Column<Value> {
  const places = new Map([...new Set(values)].map((value, at) => [value, at]));
  if (places.size > values.length / 2) return values;
  return { words: [...places.keys()], at: values.map((value) => places.get(value) ?? 0) };
}

/** Returns the rows of the columns, in their order. */
export function toRows<Row extends object>(columns: Columns<Row>): Row[] {
  const values = Object.entries<Column<unknown>>(columns).map(([field, column]) => [field, toValues(column)] as const);
  const count = values[0]?.[1].length ?? 0;
  // The fields are those of the rows that the columns were made of.
  return Array.from(
    { length: count },
    (_, at) => Object.fromEntries(values.map(([field, all]) => [field, all[at]])) as Row,
  );
}

const toValues = (column: Column<unknown>): readonly unknown[] =>
  'words' in column ? column.at.map((place) => column.words[place]) : column;
