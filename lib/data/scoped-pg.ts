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
    adapter.underlyingDriver().on('connect', adapt);
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

/**
 * Makes the client begin transactions with their settings, and send one query at a time. Prisma loads several relations of
 * a row at once. The driver would queue these queries too, but warns that it will refuse them.
 */
function adapt(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (...args: unknown[]) => {
    // Only the pool itself passes a callback. It does so while no transaction has the client.
    if (typeof args.at(-1) === 'function') return query(...args);
    const settings = isBegin(args[0]) ? beginning.getStore() : undefined;
    const sent = settings ? [beginWith(settings)] : args;
    const result = last.then(() => query(...sent));
    last = result.catch(() => undefined);
    return result;
  };
  Object.assign(client, { query: inTurn });
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
