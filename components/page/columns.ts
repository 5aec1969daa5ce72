/**
 * Rows by column. The data of a page contains the name of each field once, and each word of a column that repeats its words
 * once. All rows must have the same fields, with values that JSON has.
 */
export type Columns<Row> = { readonly [Field in keyof Row]: Column<Row[Field]> };

/**
 * The values of a column; or its different values, and for each row the place of its value among them; or the one value
 * of all rows. Places below 36 are one digit each.
 */
type Column<Value> =
  | readonly Value[]
  | { readonly words: readonly Value[]; readonly at: string | readonly number[] }
  | { readonly all: Value; readonly count: number };

/** Returns the columns of the rows; none when there are no rows. */
export function toColumns<Row extends object>(rows: readonly Row[]): Columns<Row> {
  const fields = Object.keys(rows[0] ?? {}) as (keyof Row)[];
  const columns = fields.map((field) => [field, toColumn(rows.map((row) => row[field]))]);
  return Object.fromEntries(columns) as Columns<Row>;
}

function toColumn<Value>(values: readonly Value[]): Column<Value> {
  const words: Value[] = [];
  const places = new Map<string | undefined, number>();
  const at = values.map((value) => {
    const text = JSON.stringify(value);
    const place = places.get(text) ?? words.push(value) - 1;
    places.set(text, place);
    return place;
  });
  const [first] = words;
  if (words.length === 1 && first !== undefined) return { all: first, count: values.length };
  const shared = { words, at: words.length <= digits ? at.map((place) => place.toString(digits)).join('') : at };
  return JSON.stringify(shared).length < JSON.stringify(values).length ? shared : values;
}

const digits = 36;

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

function toValues(column: Column<unknown>): readonly unknown[] {
  if ('all' in column) return Array.from({ length: column.count }, () => column.all);
  if (!('words' in column)) return column;
  const places =
    typeof column.at === 'string' ? [...column.at].map((digit) => Number.parseInt(digit, digits)) : column.at;
  return places.map((place) => column.words[place]);
}
