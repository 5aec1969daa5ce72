import { exponentOf } from '@/lib/domain/currency';
import { formatsOf } from '@/lib/domain/locale';
import { formatMoney } from '@/lib/domain/money';
import { formatDecimal } from '@/lib/domain/number';
import { parseAmount } from '@/lib/domain/reading/typed-amount';
import { convertAtRate, parseRate } from './rate';
import { judgeRate } from './usual-rate';

/** An amount in a foreign currency with its rate, as typed. */
export type TypedForeignAmount = Readonly<Record<'amount' | 'currency' | 'rate' | 'baseCurrency', string>>;

export type TypedConversion = {
  /** "¥1,234 is £6.42." */
  readonly words: string;
  /** What to check about the rate; null when it is usual. */
  readonly doubt: string | null;
};

/**
 * Returns what a typed amount is in the base currency at the typed rate. A rate is easily typed the other way round, and
 * is then the reason for an amount that is many times too large. Null while the texts are no amount and no rate.
 */
export function readConversion(
  { amount, currency, rate, baseCurrency }: TypedForeignAmount,
  locale: string,
): TypedConversion | null {
  const { decimal } = formatsOf(locale);
  const parsed = parseAmount(amount, currency, decimal);
  const at = parseRate(rate, currency, baseCurrency, decimal);
  if (!parsed.ok || !at.ok) return null;
  const minor = convertAtRate(parsed.money.minor, exponentOf(currency), at.rate, exponentOf(baseCurrency));
  return {
    words: `${formatMoney(parsed.money, locale)} is ${formatMoney({ minor, currency: baseCurrency }, locale)}.`,
    doubt:
      judgeRate(Number(at.rate), currency, baseCurrency) === 'usual'
        ? null
        : `Check the rate. One ${currency} would be ${formatDecimal(at.rate, locale)} ${baseCurrency}.`,
  };
}
