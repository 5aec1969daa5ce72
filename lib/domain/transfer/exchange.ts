import { exponentOf } from '@/lib/domain/currency';
import type { Money } from '@/lib/domain/money';

/** Six significant figures tell two amounts apart that differ by a cent in ten thousand. */
const figures = 6;

/**
 * Returns how much one unit of the first currency was in the second, as decimal digits with six significant figures. Null
 * when the currencies agree. The books calculate the rate from the two amounts, so this is only shown.
 */
export function rateBetween(from: Money, to: Money): string | null {
  if (from.currency === to.currency || from.minor <= 0n || to.minor <= 0n) return null;
  const shift = exponentOf(from.currency) - exponentOf(to.currency);
  const rate = (Number(to.minor) / Number(from.minor)) * 10 ** shift;
  const digits = Number(rate.toPrecision(figures));
  return digits.toFixed(Math.min(12, Math.max(0, figures - 1 - Math.floor(Math.log10(digits))))).replace(/\.?0+$/, '');
}
