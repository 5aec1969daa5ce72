import { normaliseMerchant } from '@/lib/domain/merchant/name/normalise';
import type { Money } from '@/lib/domain/money';

/** A payment that a refund may return, with what of it was not refunded yet. */
export type PossibleOriginal = {
  readonly id: string;
  readonly day: string;
  readonly merchant: string;
  readonly rest: Money;
};

/**
 * Returns the payment that a refund returns: of the same merchant and currency, not later, with at least the amount left. Null
 * when none or several fit. One of exactly the amount counts before larger ones.
 */
export function originalOf(
  refund: { readonly day: string; readonly merchant: string; readonly amount: Money },
  payments: readonly PossibleOriginal[],
): PossibleOriginal | null {
  const { key } = normaliseMerchant(refund.merchant);
  const fitting = payments.filter(
    ({ day, merchant, rest }) =>
      day <= refund.day &&
      rest.currency === refund.amount.currency &&
      rest.minor >= refund.amount.minor &&
      normaliseMerchant(merchant).key === key,
  );
  const equal = fitting.filter(({ rest }) => rest.minor === refund.amount.minor);
  const [only, ...others] = equal.length > 0 ? equal : fitting;
  return only && others.length === 0 ? only : null;
}
