import { currentConnection } from '@/lib/data/connection/connections';
import { currentMapping } from '@/lib/data/mapping/mappings';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { Day } from '@/lib/domain/day';
import { storeLines } from '@/lib/testing/reconcile/bank-lines';

/** Stores statement lines of one day on the company's default bank account. Negative amounts are money out. */
export async function storeTodaysLines(
  viewer: Viewer,
  day: Day,
  lines: readonly { readonly minor: number; readonly counterparty: string }[],
): Promise<void> {
  const connection = await currentConnection(viewer);
  const { mapping } = await currentMapping(viewer);
  const key = {
    companyId: viewer.companyId,
    connectionId: connection?.id ?? '',
    bankAccountRef: mapping.defaults.bankAccountRef ?? '',
  };
  const stored = lines.map(({ minor, counterparty }) => ({ day, minor: BigInt(minor), counterparty }));
  await storeLines(viewer, key, stored);
}
