import type { Ledger, LedgerBill } from '../../harness/sandbox-control';
import { type Finding, toMinor } from './books-check';

/** The bill that the books must contain for a claim. */
export type ExpectedClaim = {
  readonly id: string;
  readonly day: string;
  readonly currency: string;
  readonly totalMinor: bigint;
  readonly taxMinor: bigint;
  readonly accountRef: string;
  /** The supplier that stands for the person. */
  readonly supplierRef: string;
};

/** Compares the bills in the books of one company with its claims. */
export function checkClaims(expected: readonly ExpectedClaim[], { bills }: Pick<Ledger, 'bills'>): Finding[] {
  const byId = Map.groupBy(
    bills.filter((bill) => !bill.deleted),
    (bill) => bill.transactionId ?? '',
  );
  const known = new Set(expected.map(({ id }) => id));
  return [
    ...expected.flatMap((claim) => checkClaim(claim, byId.get(claim.id) ?? [])),
    ...[...byId.keys()].filter((id) => !known.has(id)).map((id) => finding('duplicated', id, 'was not recorded')),
  ];
}

function checkClaim(claim: ExpectedClaim, bills: readonly LedgerBill[]): Finding[] {
  const [bill, ...more] = bills;
  if (!bill) return [finding('lost', claim.id, 'is not in the books')];
  const differences = differencesOf(claim, bill);
  return [
    ...more.map(() => finding('duplicated', claim.id, 'is in the books once more')),
    ...(differences.length > 0 ? [finding('wrongAmounts', claim.id, differences.join(', '))] : []),
  ];
}

function differencesOf(claim: ExpectedClaim, bill: LedgerBill): string[] {
  const fields: readonly (readonly [string, unknown, unknown])[] = [
    ['amount', toMinor(bill.totalAmount, claim.currency), claim.totalMinor],
    ['tax', toMinor(bill.taxAmount, claim.currency), claim.taxMinor],
    ['currency', bill.currency, claim.currency],
    ['day', bill.date.slice(0, 10), claim.day],
    ['supplier', bill.contact.id, claim.supplierRef],
    ['account', bill.lines.map((line) => line.account.id).join(' '), claim.accountRef],
  ];
  return fields
    .filter(([, actual, wanted]) => actual !== wanted)
    .map(([name, actual, wanted]) => `${name} is ${actual} and not ${wanted}`);
}

const finding = (count: Finding['count'], expenseId: string, message: string): Finding => ({
  count,
  kind: 'claim',
  expenseId,
  message,
});
