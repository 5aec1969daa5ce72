import clsx from 'clsx';
import { formatMoney } from '@/lib/domain/money';

/**
 * An amount in digits of equal width. If `currency` equals `companyCurrency`, the currency is not shown. Pass
 * `companyCurrency` in tables, but not for a single amount.
 */
export function Money({
  minor,
  currency,
  companyCurrency,
  locale,
  className,
}: {
  /** The amount in minor units, such as pence. Client components get a string, because JSON has no bigint. */
  minor: bigint | string;
  /** The currency as an ISO 4217 code. */
  currency: string;
  companyCurrency?: string;
  locale: string;
  className?: string;
}) {
  const text = formatMoney({ minor: BigInt(minor), currency }, locale, { bare: currency === companyCurrency });
  return <span className={clsx('tabular', className)}>{text}</span>;
}
