import type { Pool } from 'pg';

/**
 * Ignores connection errors while a pool shuts down. `pool.end()` resolves before the server has closed the
 * connections. When a test then drops the database, the server ends those connections with an error, which is harmless.
 */
export function ignoreShutdownErrors(pool: Pool): Pool {
  const onError = (error: Error) => {
    if (!pool.ending) throw error;
  };
  pool.on('connect', (client) => client.on('error', onError));
  // The pool reports errors of idle connections itself, so they need a handler too.
  pool.on('error', onError);
  return pool;
}
