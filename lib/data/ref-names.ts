import 'server-only';
import { accountLabel } from '@/lib/domain/books/books';
import type { Tx } from './db';

/**
 * Returns the names in the books of entries, by id: "493 Travel", "Expenses, general". The map leaves out unknown ids.
 */
export async function refNamesIn(
  tx: Tx,
  companyId: string,
  refs: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (refs.length === 0) return new Map();
  const where = { companyId, ref: { in: [...new Set(refs)] } };
  const named = { where, select: { ref: true, name: true } };
  const coded = { where, select: { ref: true, code: true, name: true } };
  const others = [
    ...(await tx.taxRate.findMany(named)),
    ...(await tx.supplier.findMany(named)),
    ...(await tx.customer.findMany(named)),
    ...(await tx.trackingCategory.findMany(named)),
  ].map((entry) => [entry.ref, entry.name] as const);
  const accounts = [...(await tx.bankAccount.findMany(coded)), ...(await tx.account.findMany(coded))].map(
    (account) => [account.ref, accountLabel(account)] as const,
  );
  return new Map([...others, ...accounts]);
}
