import { plural } from '@/lib/domain/plural';

/** What imported rows are recorded as: the types of expenses, and the kinds of transfers. Fees and interest are payments. */
export const movedKinds = [
  'payment',
  'refund',
  'reward',
  'chargeback',
  'top_up',
  'withdrawal',
  'between_accounts',
  'card_payment',
] as const;
export type MovedKind = (typeof movedKinds)[number];

/** How many movements there are of each kind. */
export type KindCounts = Readonly<Partial<Record<MovedKind, number>>>;

const words: Readonly<Record<MovedKind, readonly [one: string, other: string]>> = {
  payment: ['# expense', '# expenses'],
  refund: ['# refund', '# refunds'],
  reward: ['# cashback', '# cashbacks'],
  chargeback: ['# chargeback', '# chargebacks'],
  top_up: ['# top-up', '# top-ups'],
  withdrawal: ['# withdrawal', '# withdrawals'],
  between_accounts: ['# transfer', '# transfers'],
  card_payment: ['# card payment', '# card payments'],
};

/** Says how many movements of each kind there are: "12 expenses, 2 refunds and 1 top-up". "0 expenses" without any. */
export function countedKinds(counts: KindCounts, locale?: string): string {
  const parts = movedKinds.flatMap((kind) => {
    const count = counts[kind] ?? 0;
    return count > 0 ? [plural(count, ...words[kind], locale)] : [];
  });
  const last = parts.at(-1) ?? plural(0, ...words.payment, locale);
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${last}` : last;
}

/** Returns the counts of these kinds. */
export function kindCountsOf(kinds: readonly MovedKind[]): KindCounts {
  const counts: Partial<Record<MovedKind, number>> = {};
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** Returns the sum of two counts. With `sign` -1, the difference. */
export const addKinds = (one: KindCounts, other: KindCounts, sign: 1 | -1 = 1): KindCounts =>
  Object.fromEntries(
    movedKinds.flatMap((kind) => {
      const count = (one[kind] ?? 0) + sign * (other[kind] ?? 0);
      return count > 0 ? [[kind, count]] : [];
    }),
  );

/** Returns how many movements there are. */
export const totalOf = (counts: KindCounts): number => movedKinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);

/** Returns how many of them are expenses, refunds, cashback or chargebacks, which have a category. */
export const expensesOf = ({ payment = 0, refund = 0, reward = 0, chargeback = 0 }: KindCounts): number =>
  payment + refund + reward + chargeback;
