import type { SyncCandidate } from '@/lib/data/expense/sync-candidates';
import type { AboutToWrite } from '@/lib/data/reconcile/guard';
import type { TransferToSync } from '@/lib/data/transfer/candidates';
import { recordTotal } from '@/lib/domain/books/record';
import type { CheckResult } from '@/lib/domain/coding/preflight';
import type { TransferCheck } from '@/lib/domain/coding/transfer/check-transfer';
import { isMoneyOut } from '@/lib/domain/expense/type';

export const mayBeBookedReason = 'It may be in the books already. Open it and say whether it is.';
export const linkedReason =
  'It is in the books already: a record there has its reference and its amount. Outlay linked it and wrote nothing.';

/** Returns what the new records of a sync will do to the accounts of the books. A record that is updated is in the books. */
export const aboutToWrite = (
  checked: readonly { readonly expense: SyncCandidate; readonly result: CheckResult }[],
  transfers: readonly { readonly transfer: TransferToSync; readonly result: TransferCheck }[],
): AboutToWrite => ({
  spends: checked.flatMap(spendOf),
  transfers: transfers.flatMap(({ result }) => {
    if (result.outcome !== 'ready') return [];
    const { id, day, from, to } = result.record;
    const sideOf = ({ accountRef: account, minor, currency }: typeof from) => ({ account, minor, currency });
    return [{ id, day, from: sideOf(from), to: sideOf(to) }];
  }),
});

function spendOf({
  expense,
  result,
}: {
  readonly expense: SyncCandidate;
  readonly result: CheckResult;
}): AboutToWrite['spends'] {
  if (result.outcome !== 'ready') return [];
  const { record } = result;
  const { minor, currency } = recordTotal(record);
  const size = minor < 0n ? -minor : minor;
  const isClaim = expense.claim !== undefined;
  // Only a claim is written without a bank account: its bill moves one when it is paid.
  if (record.bankAccountRef === null && !isClaim) return [];
  return [
    {
      id: expense.id,
      account: record.bankAccountRef,
      day: record.day,
      minor: isMoneyOut(expense.type) ? -size : size,
      currency,
      payees: [record.merchant, ...(isClaim ? [expense.spenderName] : [])],
      supplierRef: record.supplierRef,
    },
  ];
}
