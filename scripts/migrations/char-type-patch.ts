import type { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { QueryArrayConfig } from 'pg';

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

/** The numbers of Postgres' types `"char"` and `text`. */
const oneLetter = 18;
const text = 25;

/**
 * Teaches the adapter Postgres' one-letter type, which the catalogue is full of and which it refuses. The schema engine
 * wants such a column as characters, and an empty value as the null character that Postgres sends in binary.
 */
export function readLetters(adapter: Adapter) {
  const letterColumns = new WeakMap<readonly unknown[][], Set<number>>();
  const pool = adapter.underlyingDriver();
  const query = pool.query.bind(pool);
  Object.assign(pool, {
    query: async (config: QueryArrayConfig, values?: unknown[]) => {
      const result = await query(config, values);
      const columns = new Set<number>();
      for (const [index, field] of result.fields.entries()) {
        if (field.dataTypeID !== oneLetter) continue;
        field.dataTypeID = text;
        columns.add(index);
        for (const row of result.rows) if (row[index] === '') row[index] = '\0';
      }
      letterColumns.set(result.rows, columns);
      return result;
    },
  });
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (statement) => {
    const result = await queryRaw(statement);
    const columns = letterColumns.get(result.rows);
    const columnTypes = result.columnTypes.map((type, index) =>
      columns?.has(index) ? ColumnTypeEnum.Character : type,
    );
    return { ...result, columnTypes };
  };
}
