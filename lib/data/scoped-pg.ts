import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';

/** The settings of a transaction, such as `app.company`, with their values. */
export type TransactionSettings = Readonly<Record<string, string>>;

// The Next build bundles pages and routes separately, and `next dev` reloads modules. The connections outlive both.
const shared = globalThis as { outlayTransactionSettings?: AsyncLocalStorage<TransactionSettings> };
shared.outlayTransactionSettings ??= new AsyncLocalStorage();
const beginning = shared.outlayTransactionSettings;

/**
 * Prisma's adapter, whose transactions begin with their settings in one message to Postgres. A statement of their own
 * would wait for one more answer in each transaction.
 */
export class ScopedPg extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    adapter.underlyingDriver().on('connect', sendSettingsWithBegin);
    return adapter;
  }
}

/**
 * Calls `begin`, which begins a transaction and calls `work` in it. The transaction has these settings from its first
 * statement, and they end with it.
 */
export const withSettings = <T, Tx>(
  settings: TransactionSettings,
  begin: (work: (tx: Tx) => Promise<T>) => Promise<T>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => beginning.run(settings, () => begin((tx) => beginning.exit(() => work(tx))));

function sendSettingsWithBegin(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const withSettingsOfBegin = (config: unknown, ...rest: unknown[]) => {
    const settings = isBegin(config) ? beginning.getStore() : undefined;
    return settings ? query(beginWith(settings)) : query(config, ...rest);
  };
  Object.assign(client, { query: withSettingsOfBegin });
}

const isBegin = (config: unknown): boolean =>
  typeof config === 'object' && config !== null && 'text' in config && config.text === 'BEGIN';

/** Postgres takes several statements in one message only with their values in the text. */
function beginWith(settings: TransactionSettings): string {
  const set = Object.entries(settings).map(([name, value]) => `set_config('${name}', ${literal(value)}, true)`);
  return `BEGIN; SELECT ${set.join(', ')}`;
}

/** A null character would end the message. Postgres does not accept it in a text either. */
function literal(value: string): string {
  if (value.includes('\0')) throw new Error('a setting of a transaction contains a null character');
  return pg.escapeLiteral(value);
}
