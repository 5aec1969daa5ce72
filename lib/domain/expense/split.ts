import { type Money, toDecimal, total } from '@/lib/domain/money';
import { largestRemainder } from './largest-remainder';

/**
 * One part of a split. Fixed amounts are subtracted first, and percentages apply to what remains. `rest` is the part
 * without an amount of its own.
 */
export type SplitPart =
  /** The percentage in hundredths of a per cent: 10,000 is 100 %. */
  | { readonly by: 'percent'; readonly hundredths: number }
  /**
   * A fixed amount without its sign. The sign of the whole amount is added later, so the parts of a refund are refunds
   * too.
   */
  | { readonly by: 'amount'; readonly minor: bigint; readonly currency: string }
  | { readonly by: 'rest' };

export type SplitAmount =
  | { readonly ok: true; readonly amounts: readonly Money[] }
  | { readonly ok: false; readonly reason: string };

export const maxParts = 100;

const whole = 10_000;

/**
 * Splits an amount exactly to the minor unit. Minor units left over by rounding go to the parts with the largest
 * remainders, the earlier part first. Returns a reason when the amount cannot be split this way, or a part would be
 * zero.
 */
export function splitAmount(amount: Money, parts: readonly SplitPart[]): SplitAmount {
  const wrong = partsProblem(parts) ?? fixedProblem(amount, parts);
  if (wrong) return { ok: false, reason: wrong };
  const left = sizeOf(amount) - fixedIn(parts);
  const shared = shareOut(left, parts.map(weightOf(parts)));
  const sizes = parts.map((part, index) => (part.by === 'amount' ? part.minor : (shared[index] ?? 0n)));
  const empty = sizes.findIndex((size) => size <= 0n);
  if (empty >= 0) return { ok: false, reason: `Part ${empty + 1} would be nothing: ${format(amount)} is too little.` };
  const sign = amount.minor < 0n ? -1n : 1n;
  return { ok: true, amounts: sizes.map((size) => ({ minor: size * sign, currency: amount.currency })) };
}

/** Explains what is wrong with the parts, whatever the amount is; null when they are valid. */
export function partsProblem(parts: readonly SplitPart[]): string | null {
  if (parts.length < 2) return 'A split needs at least two parts.';
  if (parts.length > maxParts) return `Split it into at most ${maxParts} parts.`;
  const rests = parts.filter((part) => part.by === 'rest').length;
  if (rests > 1) return `${rests} parts take the rest. Only one can.`;
  if (parts.some((part) => part.by === 'amount' && part.minor <= 0n)) return 'A part needs an amount above zero.';
  const percents = parts.flatMap((part) => (part.by === 'percent' ? [part.hundredths] : []));
  if (percents.some((percent) => !Number.isInteger(percent) || percent < 1 || percent > whole)) {
    return 'A part needs a percentage between 0.01 and 100.';
  }
  return percents.length > 0 ? percentProblem(percents, rests === 1) : null;
}

function percentProblem(percents: readonly number[], hasRest: boolean): string | null {
  const sum = percents.reduce((all, percent) => all + percent, 0);
  const adds = `The parts add up to ${formatPercent(sum)}.`;
  if (sum > whole) return `${adds} ${formatPercent(sum - whole)} is too much.`;
  if (hasRest) return sum === whole ? `${adds} Nothing is left for the part that takes the rest.` : null;
  return sum < whole ? `${adds} ${formatPercent(whole - sum)} is missing.` : null;
}

/** Formats hundredths of a per cent as "99.9%". */
export const formatPercent = (hundredths: number): string => `${Number((hundredths / 100).toFixed(2))}%`;

/** Explains why the fixed parts do not fit the amount; null when they do. */
function fixedProblem(amount: Money, parts: readonly SplitPart[]): string | null {
  const fixed = parts.filter((part) => part.by === 'amount');
  const other = fixed.find((part) => part.currency !== amount.currency);
  if (other) return `A part is in ${other.currency} and the expense in ${amount.currency}.`;
  const sum = total(fixed, amount.currency);
  const apart = { ...amount, minor: sizeOf(amount) - sum.minor };
  const adds = `The fixed parts add up to ${format(sum)}`;
  if (fixed.length < parts.length) {
    return apart.minor > 0n ? null : `${adds}, and the expense is ${format(amount)}: nothing is left for the others.`;
  }
  if (apart.minor > 0n) return `${adds}. ${format(apart)} is missing.`;
  return apart.minor < 0n ? `${adds}. ${format({ ...apart, minor: -apart.minor })} is too much.` : null;
}

const format = (money: Money): string => `${toDecimal(money)} ${money.currency}`;

const sizeOf = ({ minor }: Money): bigint => (minor < 0n ? -minor : minor);

const fixedIn = (parts: readonly SplitPart[]): bigint =>
  parts.reduce((sum, part) => (part.by === 'amount' ? sum + part.minor : sum), 0n);

/** Returns a part's share of what remains after the fixed parts, in hundredths of a per cent. */
const weightOf =
  (parts: readonly SplitPart[]) =>
  (part: SplitPart): number => {
    if (part.by === 'percent') return part.hundredths;
    if (part.by === 'amount') return 0;
    return parts.reduce((rest, other) => (other.by === 'percent' ? rest - other.hundredths : rest), whole);
  };

/**
 * Distributes an amount in proportion to the weights. The results add up to the amount, unless every weight is zero.
 */
function shareOut(size: bigint, weights: readonly number[]): readonly bigint[] {
  if (weights.every((weight) => weight === 0)) return weights.map(() => 0n);
  return largestRemainder(
    size,
    weights.map((weight) => size * BigInt(weight)),
    BigInt(whole),
  );
}
