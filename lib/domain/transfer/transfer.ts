import type { Day } from '@/lib/domain/day';
import type { Money } from '@/lib/domain/money';
import type { TransferKind } from './kind';

/** One end of a transfer: a card of the company, or a bank account of the books that is no card of it. */
export type TransferAccount =
  | { readonly cardId: string; readonly bankRef: null }
  | { readonly cardId: null; readonly bankRef: string };

/** An account with its name and the amount that left or reached it, in the currency of the account. */
export type TransferEnd = TransferAccount & { readonly name: string; readonly amount: Money };

/** Money moved between two accounts of the company. */
export type Transfer = {
  readonly id: string;
  readonly kind: TransferKind;
  readonly day: Day;
  readonly note: string;
  readonly from: TransferEnd;
  readonly to: TransferEnd;
  /** The books whose bank accounts the ends name; null when both are cards. */
  readonly connectionId: string | null;
  /** Why it may be in the books already, in words; null if nothing was found or a person has answered. */
  readonly mayBeBooked?: string | null;
};

/** Returns the account of an end, with its currency. */
export const accountOfEnd = ({
  cardId,
  bankRef,
  amount: { currency },
}: TransferEnd): TransferAccount & { readonly currency: string } =>
  cardId === null ? { cardId, bankRef, currency } : { cardId, bankRef: null, currency };

/** Whether the two ends are one account in one currency. A card with several currencies can be both ends. */
export const isSameEnd = (
  one: TransferAccount & { readonly currency: string },
  other: TransferAccount & { readonly currency: string },
): boolean => one.cardId === other.cardId && one.bankRef === other.bankRef && one.currency === other.currency;

/**
 * Returns the amount of a transfer in minor units of the base currency: that of the account in it. Zero when neither account
 * is in the base currency, because a transfer has no rate to it.
 */
export function baseMinorOf({ from, to }: { readonly from: Money; readonly to: Money }, baseCurrency: string): bigint {
  if (from.currency === baseCurrency) return from.minor;
  return to.currency === baseCurrency ? to.minor : 0n;
}
