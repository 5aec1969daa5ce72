import 'server-only';
import type { Tx } from '@/lib/data/db';

/**
 * Stores that a claim is paid, if a person linked it to payments in the books and not to a bill. Does nothing for another movement.
 * Runs in the caller's transaction.
 */
export const payLinkedClaim = (
  tx: Tx,
  companyId: string,
  movementId: string,
  recordIds: readonly string[],
): Promise<unknown> => tx.$executeRaw`
  update reimbursables r set bill_status = 'paid', paid_minor = m.amount_minor, paid_day = b.day, bill_read_at = now()
  from movements m, (select max(day) as day, bool_and(type <> 'bills') as "isPaid" from book_records
    where company_id = ${companyId}::uuid and id = any(${[...recordIds]}::uuid[])) b
  where r.id = ${movementId}::uuid and r.company_id = ${companyId}::uuid and m.id = r.id and b."isPaid"`;

/** Forgets the payment of claims whose link to the books ended. */
export const forgetLinkedPayment = (tx: Tx, companyId: string, movementIds: readonly string[]): Promise<unknown> =>
  tx.$executeRaw`
    update reimbursables set bill_ref = null, bill_status = null, paid_minor = null, paid_day = null, bill_read_at = null
    where company_id = ${companyId}::uuid and id = any(${[...movementIds]}::uuid[])`;
