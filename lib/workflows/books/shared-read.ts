import { CodatError, type Failure } from '@/lib/codat/client/errors';
import { requestPackageRead } from '@/lib/codat/sync/package-read';
import { findSpendingRead, startSpendingRead } from '@/lib/data/receipt/spending-reads';
import type { CompanyBooks } from './company-books';

/** How Codat refuses to read a data type that the package does not have. */
const absentType: readonly Failure['kind'][] = ['missing', 'rejected', 'not-allowed'];

/**
 * Makes Codat read the records of one type from the books, unless a job has had it begin since `since`: past bookings and bank
 * records are among the same records, and a job that fails halfway does not ask again. The lookups of what Outlay wrote use
 * reads of their own: theirs must begin after the write may have ended. Returns the id of
 * Codat's read operation, or null if the package has no records of this type. Throws a CodatError of the kind `in-flight`
 * while an earlier read runs.
 */
export async function requestSharedRead(
  { scope, ids, connection, channel }: CompanyBooks,
  type: string,
  since: Date,
): Promise<string | null> {
  const key = { connectionId: connection.id, type: `job:${type}` };
  const read = await findSpendingRead(scope, key);
  if (read && read.requestedAt >= since) return read.operationId;
  try {
    const operationId = await requestPackageRead(ids, type, channel);
    await startSpendingRead(scope, key, operationId);
    return operationId;
  } catch (error) {
    if (error instanceof CodatError && absentType.includes(error.failure.kind)) return null;
    throw error;
  }
}
