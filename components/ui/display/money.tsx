import clsx from 'clsx';
import { formatMoney } from '@/lib/domain/money';

/**
 * An amount in figures of one width. Its currency is left out where it is the company's own and goes without saying:
 * pass `companyCurrency` in tables, leave it out where the amount stands alone.
 */
export function Money({
  minor,
  currency,
  companyCurrency,
  locale,
  className,
}: {
  /** Minor units; text is for props that cross to the browser as JSON. */
  minor: bigint | string;
  /** ISO 4217. */
  currency: string;
  companyCurrency?: string;
  locale: string;
  className?: string;
}) {
  const text = formatMoney({ minor: BigInt(minor), currency }, locale, { bare: currency === companyCurrency });
  return <span className={clsx('tabular', className)}>{text}</span>;
}
