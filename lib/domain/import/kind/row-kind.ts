import type { ExpenseType } from '@/lib/domain/expense/type';
import type { OwnAccount } from './own-account';

/** What a row of a bank or card becomes. Fees, interest and lost chargebacks are recorded as expenses of a type. */
export const rowKinds = [
  'payment',
  'refund',
  'fee',
  'interest',
  'reward',
  'chargeback',
  'chargeback lost',
  'transfer',
] as const;
export type RowKindName = (typeof rowKinds)[number];

export const rowKindNames: Readonly<Record<RowKindName, string>> = {
  payment: 'Payment',
  refund: 'Refund',
  fee: 'Fee',
  interest: 'Interest',
  reward: 'Cashback',
  chargeback: 'Chargeback',
  'chargeback lost': 'Lost chargeback',
  transfer: 'Transfer',
};

/** What a row becomes, and why. */
export type RowKind = {
  readonly is: RowKindName;
  /** A sentence for the person; null for an ordinary payment or refund. */
  readonly why: string | null;
  /** Whether only a person can decide. The row is not imported before. */
  readonly asks: boolean;
  /** The other account of a transfer; null when it is not known. */
  readonly other: OwnAccount | null;
  /** The line of the file that is the other side of the transfer; null when the file does not have it. */
  readonly pair: number | null;
  /** Whether a person decided it, for this row or for its words. A decided row that asks is left out. */
  readonly isDecided: boolean;
};

export type RowDirection = 'out' | 'in';

/** Returns the type of the expense that a row becomes; null for a transfer. */
export function typeOfKind(is: RowKindName, direction: RowDirection): ExpenseType | null {
  if (is === 'transfer') return null;
  if (direction === 'out') return 'payment';
  if (is === 'interest') return 'reward';
  return is === 'reward' || is === 'chargeback' ? is : 'refund';
}

/** The kinds that a row in this direction can have. */
export const kindsFor = (direction: RowDirection): readonly RowKindName[] =>
  direction === 'out'
    ? ['payment', 'fee', 'interest', 'chargeback lost', 'transfer']
    : ['refund', 'reward', 'chargeback', 'fee', 'interest', 'transfer'];

/** The kind of a row about which its text tells nothing. */
export const ordinaryKind = (direction: RowDirection): RowKind => ({
  is: direction === 'out' ? 'payment' : 'refund',
  why: null,
  asks: false,
  other: null,
  pair: null,
  isDecided: false,
});
