import type { Day } from '@/lib/domain/day';

/** A bill as the books list it. Amounts are in minor units of its currency. A field that Codat does not give is null. */
export type ListedBill = {
  readonly ref: string;
  readonly reference: string | null;
  readonly supplierRef: string | null;
  readonly day: Day;
  readonly currency: string;
  readonly status: string;
  readonly totalMinor: bigint;
  readonly dueMinor: bigint | null;
  readonly lastPaidDay: Day | null;
};

/** What was written for a claim, by which its bill is found. */
export type WrittenBill = {
  readonly id: string;
  readonly reference: string;
  readonly supplierRef: string;
  readonly day: Day;
  readonly currency: string;
  readonly totalMinor: bigint;
};

/** A claim that a person linked to a bill in the books, which Outlay did not write. It may be owed to any supplier. */
export type LinkedBill = { readonly id: string; readonly billRef: string };

/** The bills of claims that are not paid as far as Outlay knows. */
export type UnpaidBills = { readonly written: readonly WrittenBill[]; readonly linked: readonly LinkedBill[] };

/** How far a bill is paid. `paidDay` is null until all of it is paid, and then the day of the last payment if Codat gives it. */
export type BillPayment = {
  readonly id: string;
  readonly billRef: string;
  readonly status: 'open' | 'part paid' | 'paid' | 'void';
  readonly paidMinor: bigint;
  readonly paidDay: Day | null;
};

/**
 * Returns the state of the bill of each claim that is among the listed bills. A linked bill and our reference leave no doubt. A package that
 * changed it has the supplier, the day, the currency and the amount, which count only if one bill and one claim have them.
 * `today` stands for the day of a payment that Codat does not date.
 */
export function paymentsIn(
  { written, linked }: UnpaidBills,
  listed: readonly ListedBill[],
  today: Day,
): readonly BillPayment[] {
  const linkedRefs = new Set(linked.map(({ billRef }) => billRef));
  const others = listed.filter(({ ref }) => !linkedRefs.has(ref));
  const found = [
    ...linked.map(({ id, billRef }) => ({ id, bill: listed.find(({ ref }) => ref === billRef) })),
    ...written.map((claim) => ({ id: claim.id, bill: billOf(claim, written, others) })),
  ];
  return found.flatMap(({ id, bill }) => (bill ? [{ id, ...stateOf(bill, today) }] : []));
}

/** Returns the bill that Outlay wrote for a claim, among the listed bills that no claim is linked to. */
function billOf(
  claim: WrittenBill,
  written: readonly WrittenBill[],
  listed: readonly ListedBill[],
): ListedBill | undefined {
  const own = listed.filter(({ supplierRef }) => supplierRef === null || supplierRef === claim.supplierRef);
  const named = own.filter(({ reference }) => reference === claim.reference);
  if (named.length > 0) return named.length === 1 ? named[0] : undefined;
  const references = new Set(written.map(({ reference }) => reference));
  const alike = own.filter((bill) => isAlike(claim, bill) && !references.has(bill.reference ?? ''));
  const rivals = written.filter((other) => other.id !== claim.id && alike.some((bill) => isAlike(other, bill)));
  return alike.length === 1 && rivals.length === 0 ? alike[0] : undefined;
}

const isAlike = (claim: WrittenBill, bill: ListedBill): boolean =>
  bill.supplierRef === claim.supplierRef &&
  bill.day === claim.day &&
  bill.currency === claim.currency &&
  bill.totalMinor === claim.totalMinor;

function stateOf(bill: ListedBill, today: Day): Omit<BillPayment, 'id'> {
  const { ref: billRef, status, totalMinor } = bill;
  if (status === 'Void') return { billRef, status: 'void', paidMinor: 0n, paidDay: null };
  const dueMinor = bill.dueMinor ?? (status === 'Paid' ? 0n : totalMinor);
  const paidMinor = totalMinor > dueMinor ? totalMinor - dueMinor : 0n;
  // A bill of zero owes nothing and is not paid either.
  if (status === 'Paid' || (dueMinor === 0n && totalMinor > 0n))
    return { billRef, status: 'paid', paidMinor: totalMinor, paidDay: bill.lastPaidDay ?? today };
  return { billRef, status: paidMinor > 0n ? 'part paid' : 'open', paidMinor, paidDay: null };
}

export const billStatusNames: Readonly<Record<BillPayment['status'], string>> = {
  open: 'Not paid',
  'part paid': 'Partly paid',
  paid: 'Paid',
  void: 'Void in the books',
};
