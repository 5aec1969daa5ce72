import 'server-only';
import type { Tx } from '@/lib/data/db';

// A transaction that stores the status of movements reads how they are coded, and one that changes the coding evaluates
// the movements. Without a lock each could miss what the other has not committed yet. What a transaction locks after the
// coding, and in which order, is in lib/data/lock-order.ts.

/** Delays changes of the company's coding until the transaction ends. Call it before the transaction locks a row. */
export const holdCoding = (tx: Tx, companyId: string): Promise<unknown> =>
  tx.$executeRaw`select pg_advisory_xact_lock_shared(hashtextextended('coding ' || ${companyId}, 0))`;

/** Waits for transactions that hold the coding, and delays new ones. Call it before changing what decides the coding. */
export const lockCoding = (tx: Tx, companyId: string): Promise<unknown> =>
  tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('coding ' || ${companyId}, 0))`;

/** Locks movements in the order of their ids, so that two transactions with the same movements cannot deadlock. */
export const lockMovements = (tx: Tx, companyId: string, ids: readonly string[]): Promise<unknown> =>
  tx.$executeRaw`
    select 1 from movements where company_id = ${companyId}::uuid and id = any(${[...ids]}::uuid[]) order by id for no key update`;
