import { exponentOf } from '@/lib/domain/currency';
import { largestRemainder } from './largest-remainder';
import { conversionFactor, convertAtRate, divideHalfUp } from './rate';

/** A line's net and tax in minor units. */
export type NetAndTax = { readonly netMinor: bigint; readonly taxMinor: bigint };

/** The exchange of one currency to another: amount × rate = amount in `to`. */
export type Exchange = { readonly from: string; readonly to: string; readonly rate: string };

/**
 * Converts the lines of a record. The total is converted and rounded once, so that it is the amount on the bank
 * statement. The lines add up to it by largest remainder. The tax of each line is rounded on its own, half up, and its
 * net is the rest.
 */
export function convertLines<L extends NetAndTax>(lines: readonly L[], exchange: Exchange): readonly L[] {
  const { factor, divisor } = conversionFactor(exponentOf(exchange.from), exchange.rate, exponentOf(exchange.to));
  const gross = lines.map((line) => line.netMinor + line.taxMinor);
  const converted = largestRemainder(
    convertMinor(sum(gross), exchange),
    gross.map((minor) => minor * factor),
    divisor,
  );
  return lines.map((line, index) => {
    const total = converted[index] ?? 0n;
    const tax = divideHalfUp(line.taxMinor * factor, divisor);
    // A line that becomes less than a minor unit can have no more tax than its total.
    const taxMinor = tax > total ? total : tax;
    return { ...line, netMinor: total - taxMinor, taxMinor };
  });
}

/** Converts minor units of one currency to minor units of another, rounding half away from zero. */
export const convertMinor = (minor: bigint, { from, to, rate }: Exchange): bigint =>
  convertAtRate(minor, exponentOf(from), rate, exponentOf(to));

/**
 * The largest amount that can be sent, in minor units. Codat's amounts are JSON numbers, which are exact up to 15
 * digits.
 */
export const largestSent = 999_999_999_999_999n;

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((all, minor) => all + minor, 0n);
