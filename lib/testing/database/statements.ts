import pg from 'pg';

type Query = (this: pg.Client, ...values: unknown[]) => unknown;

/** Opens or closes a transaction. */
const frame = /^\s*(begin|commit|rollback|savepoint|release)\b/i;

let sent: string[] | null = null;

// Connections keep the function that they were opened with, so it is replaced when this module is loaded.
const prototype = pg.Client.prototype as unknown as { query: Query };
const { query } = prototype;
prototype.query = function (...values) {
  const text = textOf(values[0]);
  if (sent && !frame.test(text)) sent.push(text);
  return query.apply(this, values);
};

/**
 * Calls `work`, and returns the statements that this process sends to Postgres meanwhile, without those around a
 * transaction. Nothing else may use the database at the same time.
 */
export async function statementsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const found: string[] = [];
  sent = found;
  try {
    await work();
  } finally {
    sent = null;
  }
  return found;
}

const textOf = (config: unknown): string =>
  typeof config === 'string'
    ? config
    : typeof config === 'object' && config && 'text' in config
      ? String(config.text)
      : '';
