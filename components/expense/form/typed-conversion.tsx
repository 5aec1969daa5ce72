import { readConversion } from '@/lib/domain/expense/typed-conversion';

/**
 * What the typed amount is in the base currency at the typed rate, and whether the rate is doubtful. `otherwise` is shown
 * while the two are no amount and no rate.
 */
export default function TypedConversion({
  otherwise,
  locale,
  ...typed
}: {
  amount: string;
  currency: string;
  rate: string;
  baseCurrency: string;
  locale: string;
  otherwise: string;
}) {
  const read = readConversion(typed, locale);
  if (!read) return otherwise;
  return (
    <span role="status" className={read.doubt ? 'text-warn' : undefined}>
      {read.doubt && `${read.doubt} `}
      {read.words}
    </span>
  );
}
