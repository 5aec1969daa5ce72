import type { Ledger, LedgerTransfer } from '../../harness/sandbox-control';
import { type Finding, toMinor } from './books-check';

/** The record that the books must contain for a transfer in one currency. */
export type ExpectedTransfer = {
  readonly id: string;
  readonly day: string;
  readonly currency: string;
  readonly totalMinor: bigint;
  /** The bank accounts of the books. */
  readonly fromRef: string;
  readonly toRef: string;
};

/** Compares the transfers in the books of one company with those that it recorded. */
export function checkTransfers(
  expected: readonly ExpectedTransfer[],
  { transfers }: Pick<Ledger, 'transfers'>,
): Finding[] {
  const byId = Map.groupBy(
    transfers.filter((record) => !record.deleted),
    (record) => record.transactionId ?? '',
  );
  const known = new Set(expected.map(({ id }) => id));
  return [
    ...expected.flatMap((transfer) => checkTransfer(transfer, byId.get(transfer.id) ?? [])),
    ...[...byId.keys()].filter((id) => !known.has(id)).map((id) => finding('duplicated', id, 'was not recorded')),
  ];
}

function checkTransfer(transfer: ExpectedTransfer, records: readonly LedgerTransfer[]): Finding[] {
  const [record, ...more] = records;
  if (!record) return [finding('lost', transfer.id, 'is not in the books')];
  const differences = differencesOf(transfer, record);
  return [
    ...more.map(() => finding('duplicated', transfer.id, 'is in the books once more')),
    ...(differences.length > 0 ? [finding('wrongAmounts', transfer.id, differences.join(', '))] : []),
  ];
}

function differencesOf(transfer: ExpectedTransfer, { date, from, to }: LedgerTransfer): string[] {
  const minor = (amount: number) => toMinor(amount, transfer.currency);
  const fields: readonly (readonly [string, unknown, unknown])[] = [
    ['day', date.slice(0, 10), transfer.day],
    ['amount that left', minor(from.amount), transfer.totalMinor],
    ['amount that arrived', minor(to.amount), transfer.totalMinor],
    ['account that it left', from.account.id, transfer.fromRef],
    ['account that received it', to.account.id, transfer.toRef],
  ];
  return fields
    .filter(([, actual, wanted]) => actual !== wanted)
    .map(([name, actual, wanted]) => `${name} is ${actual} and not ${wanted}`);
}

const finding = (count: Finding['count'], expenseId: string, message: string): Finding => ({
  count,
  kind: 'transfer',
  expenseId,
  message,
});
