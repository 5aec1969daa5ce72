import type { Pool } from 'pg';

/**
 * Ignores connection errors while a pool shuts down. `pool.end()` resolves before the server has closed its connections.
 * When a test then drops the database, the server reports that to the remaining connections, which is not an error.
 */
export function ignoreShutdownErrors(pool: Pool): Pool {
  const onError = (error: Error) => {
    if (!pool.ending) throw error;
  };
  pool.on('connect', (client) => client.on('error', onError));
  // The pool itself reports the errors of idle connections.
  pool.on('error', onError);
  return pool;
}
