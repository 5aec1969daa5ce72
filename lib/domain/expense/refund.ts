import type { Money } from '@/lib/domain/money';
import type { ExpenseLine } from './expense';
import { largestRemainder } from './largest-remainder';
import { divideHalfUp } from './rate';

/** An amount with its value in minor units of the base currency, at the rate of the expense. */
type Valued = { readonly amount: Money; readonly baseMinor: bigint };

/**
 * What came back of a payment. Amounts are in the currency of the payment, or in base currency when a refund is in another
 * currency. `rest` is what was not refunded, and `over` what was refunded beyond the payment; one of them is zero.
 */
export type RefundTotals = {
  readonly spent: Money;
  readonly refunded: Money;
  readonly net: Money;
  readonly rest: Money;
  readonly over: Money;
  /**
   * What the refunds are worth more in base currency than the same part of the payment, because the rate changed. Negative
   * when they are worth less. It stays on the accounts of the payment.
   */
  readonly exchangeDifference: Money;
};

/** Adds up the refunds of a payment. */
export function refundTotals(payment: Valued, refunds: readonly Valued[], baseCurrency: string): RefundTotals {
  const { currency } = payment.amount;
  const isComparable = refunds.every(({ amount }) => amount.currency === currency);
  const money = (minor: bigint): Money => ({ minor, currency: isComparable ? currency : baseCurrency });
  const worth = ({ amount, baseMinor }: Valued) => (isComparable ? amount.minor : baseMinor);
  const spent = worth(payment);
  const refunded = refunds.reduce((sum, refund) => sum + worth(refund), 0n);
  const net = spent - refunded;
  return {
    spent: money(spent),
    refunded: money(refunded),
    net: money(net),
    rest: money(net > 0n ? net : 0n),
    over: money(net < 0n ? -net : 0n),
    exchangeDifference: {
      minor: isComparable && currency !== baseCurrency ? exchangeDifference(payment, refunds) : 0n,
      currency: baseCurrency,
    },
  };
}

const exchangeDifference = (payment: Valued, refunds: readonly Valued[]): bigint =>
  refunds.reduce(
    (sum, { amount, baseMinor }) => sum + baseMinor - partOf(payment.baseMinor, amount, payment.amount),
    0n,
  );

/** Returns the part of a value that `part` is of `whole`, rounded half up. */
const partOf = (value: bigint, part: Pick<Money, 'minor'>, whole: Pick<Money, 'minor'>): bigint =>
  divideHalfUp(value * part.minor, whole.minor);

/** Returns the tax of a part of a line for which the receipt shows a tax; null when the tax comes from the rate. */
export const taxOfPart = (line: Pick<ExpenseLine, 'amount' | 'taxMinor'>, minor: bigint): bigint | null =>
  line.taxMinor === null ? null : partOf(line.taxMinor, { minor }, line.amount);

type WithLines = Valued & { readonly lines: readonly ExpenseLine[] };

/** Returns the lines of a refund in the currency of the payment, by their values in base currency. */
export const linesInCurrencyOf = (payment: Valued, refund: WithLines): readonly ExpenseLine[] =>
  refund.amount.currency === payment.amount.currency
    ? refund.lines
    : refund.lines.map((line) => ({
        ...line,
        amount: {
          minor: divideHalfUp(
            line.amount.minor * refund.baseMinor * payment.amount.minor,
            refund.amount.minor * (payment.baseMinor || 1n),
          ),
          currency: payment.amount.currency,
        },
      }));

/**
 * Returns the lines of a payment with the amounts that were not refunded yet. A refund counts for the lines with its own
 * coding first, then for the others in proportion. A line that was refunded completely is left out.
 */
export function linesLeft(lines: readonly ExpenseLine[], refunds: readonly ExpenseLine[]): readonly ExpenseLine[] {
  const left = lines.map(({ amount }) => amount.minor);
  let others = 0n;
  for (const refund of refunds) others += takeFromLike(refund, lines, left);
  const whole = left.reduce((sum, minor) => sum + minor, 0n);
  const taken = others < whole ? others : whole;
  const shares =
    whole === 0n
      ? left.map(() => 0n)
      : largestRemainder(
          taken,
          left.map((minor) => minor * taken),
          whole,
        );
  return lines.flatMap((line, index) => {
    const minor = (left[index] ?? 0n) - (shares[index] ?? 0n);
    if (minor <= 0n) return [];
    const gone = taxOfPart(line, line.amount.minor - minor);
    return [
      {
        ...line,
        amount: { ...line.amount, minor },
        taxMinor: line.taxMinor === null || gone === null ? null : line.taxMinor - gone,
      },
    ];
  });
}

/** Subtracts a refund from the lines that are coded like it. Returns what is left of the refund. */
function takeFromLike(refund: ExpenseLine, lines: readonly ExpenseLine[], left: bigint[]): bigint {
  let rest = refund.amount.minor;
  const coding = codingOf(refund);
  for (const [index, line] of lines.entries()) {
    const has = left[index] ?? 0n;
    if (rest === 0n || has === 0n || codingOf(line) !== coding) continue;
    const taken = rest < has ? rest : has;
    left[index] = has - taken;
    rest -= taken;
  }
  return rest;
}

const codingOf = ({ categoryId, taxRateRef, trackingRefs, customerRef }: ExpenseLine): string =>
  JSON.stringify([categoryId, taxRateRef, trackingRefs && [...trackingRefs].sort(), customerRef]);
