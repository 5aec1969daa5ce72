import 'server-only';
import type { Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import type { ClaimKind } from '@/lib/domain/claim/claim';
import { manualSupplierSource, withManualSources, withOriginalSources } from '@/lib/domain/coding/manual';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type Expense, type ExpenseInput, type ExpenseLine, toBaseCurrency } from '@/lib/domain/expense/expense';
import { parseLines } from '@/lib/domain/expense/lines';
import { originalSource } from '@/lib/domain/expense/source';
import type { Money } from '@/lib/domain/money';

/** What makes a recorded expense a claim. Mileage and per diems have lines that Outlay calculated, and the facts of the travel. */
export type NewClaim =
  | { readonly kind: 'expense'; readonly lines?: undefined }
  | {
      readonly kind: Exclude<ClaimKind, 'expense'>;
      /** Takes the place of what the form has. */
      readonly amount: Money;
      readonly note: string;
      readonly lines: readonly ExpenseLine[];
      readonly travel: Prisma.InputJsonObject;
      readonly vehicle: string | null;
      readonly distanceMilli: bigint | null;
    };

/** Returns the form with the amount and the note that mileage or a per diem has. */
export const withTravel = (input: ExpenseInput, claim: NewClaim | undefined): ExpenseInput =>
  claim && claim.kind !== 'expense' ? { ...input, amount: claim.amount, note: claim.note } : input;

/** The columns of a claim that its form decides. */
export const claimFacts = (claim: NewClaim) =>
  claim.kind === 'expense'
    ? { kind: claim.kind }
    : {
        kind: claim.kind,
        travel: claim.travel,
        vehicle: claim.vehicle,
        distanceMilli: claim.distanceMilli,
      };

/** Returns the expense with the values of the form, and with the source of each coded field. */
export function expenseOf(viewer: Viewer, input: ExpenseInput, before: Expense | null, claim?: NewClaim): Expense {
  const { id, type, day, merchant, amount, rate, note, cardId, supplierRef } = input;
  const lines = withManualSources(claim?.lines ?? parseLines(input, viewer.locale), before?.lines ?? []);
  const supplierSource = manualSupplierSource(supplierRef, before);
  return { id, type, day, merchant, amount, rate, note, cardId, supplierRef, supplierSource, lines };
}

/** Returns a new refund of a payment. What it has in common with the payment keeps the payment as its source. */
export function refundFrom(viewer: Viewer, input: ExpenseInput, payment: Expense): Expense {
  const refund = expenseOf(viewer, input, null);
  return {
    ...refund,
    ...(refund.supplierRef !== null &&
      refund.supplierRef === payment.supplierRef && { supplierSource: originalSource }),
    lines: withOriginalSources(refund.lines, payment.lines),
  };
}

export const supplierOf = ({ supplierRef, supplierSource }: Pick<Expense, 'supplierRef' | 'supplierSource'>) => ({
  supplierRef,
  supplierSource: supplierSource ?? Prisma.DbNull,
});

export const sharedFacts = (viewer: Viewer, input: ExpenseInput) => ({
  day: input.day,
  amountMinor: input.amount.minor,
  currency: input.amount.currency,
  baseMinor: toBaseCurrency(input, viewer.baseCurrency),
  cardId: input.cardId,
});

export const ownFacts = ({ type, merchant, rate, note }: ExpenseInput) => ({ type, merchant, rate, note });

export async function attach(tx: Tx, viewer: Viewer, expenseId: string, receiptIds: readonly string[]): Promise<void> {
  if (receiptIds.length === 0) return;
  await tx.receipt.updateMany({
    where: { id: { in: [...receiptIds] }, companyId: viewer.companyId, expenseId: null, removedAt: null },
    data: { expenseId },
  });
}
