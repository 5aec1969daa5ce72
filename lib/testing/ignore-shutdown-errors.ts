import type { Pool } from 'pg';

/**
 * A pool that has been ended resolves before the server has closed its connections. When the database is then dropped,
 * the server says so to whoever is left, and nobody listens any more: that is no error.
 */
export function ignoreShutdownErrors(pool: Pool): Pool {
  const onError = (error: Error) => {
    if (!pool.ending) throw error;
  };
  pool.on('connect', (client) => client.on('error', onError));
  // Of a connection nobody uses the pool tells by itself.
  pool.on('error', onError);
  return pool;
}
