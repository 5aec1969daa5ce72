import clsx from 'clsx';
import { formatMoney } from '@/lib/domain/money';

/**
 * An amount in tabular figures. With `companyCurrency`, an amount in that currency shows no currency: pass it in tables,
 * not for an amount on its own.
 */
export function Money({
  minor,
  currency,
  companyCurrency,
  locale,
  className,
}: {
  /** Minor units; a string in props of client components, which JSON carries. */
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
