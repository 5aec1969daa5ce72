import type { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { QueryArrayConfig } from 'pg';

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

// The ids of types in Postgres (pg_type.oid).
const charType = 18;
const textType = 25;

/**
 * Adds support for Postgres' one-byte type `"char"` to the adapter, which otherwise rejects it. The system catalogue
 * uses this type everywhere. The schema engine expects such a column as text, with an empty value as the null character
 * that Postgres sends in its binary format.
 */
export function readCharType(adapter: Adapter) {
  const charColumns = new WeakMap<readonly unknown[][], Set<number>>();
  const pool = adapter.underlyingDriver();
  const query = pool.query.bind(pool);
  Object.assign(pool, {
    query: async (config: QueryArrayConfig, values?: unknown[]) => {
      const result = await query(config, values);
      const columns = new Set<number>();
      for (const [index, field] of result.fields.entries()) {
        if (field.dataTypeID !== charType) continue;
        field.dataTypeID = textType;
        columns.add(index);
        for (const row of result.rows) if (row[index] === '') row[index] = '\0';
      }
      charColumns.set(result.rows, columns);
      return result;
    },
  });
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (statement) => {
    const result = await queryRaw(statement);
    const columns = charColumns.get(result.rows);
    const columnTypes = result.columnTypes.map((type, index) =>
      columns?.has(index) ? ColumnTypeEnum.Character : type,
    );
    return { ...result, columnTypes };
  };
}
