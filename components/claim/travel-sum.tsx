import { parseQuantity } from '@/lib/domain/claim/travel/quantity';
import { type TravelRate, unitWords } from '@/lib/domain/claim/travel/rate';
import { travelAmount } from '@/lib/domain/claim/travel/travel';
import { formatMoney } from '@/lib/domain/money';
import { formatDecimal } from '@/lib/domain/number';

/** What a typed distance or number of days is worth: "£54.00: 120 miles at 0.45". */
export function TravelSum({
  rate,
  quantity,
  before,
  currency,
  locale,
}: {
  rate: TravelRate | null;
  quantity: string;
  /** The distance claimed before in the tax year, in thousandths as digits. */
  before: string;
  currency: string;
  locale: string;
}) {
  const parsed = parseQuantity(quantity);
  if (!rate || !parsed.ok) return 'The rate for the date sets the amount.';
  const amount = travelAmount(rate, { milli: parsed.milli, before: BigInt(before), currency });
  const parts = amount.bands.map(
    (band) => `${unitWords(band.milli, rate.unit)} at ${formatDecimal(band.rate, locale)}`,
  );
  return (
    <span aria-live="polite">
      <b>{formatMoney({ minor: amount.minor, currency }, locale)}</b>: {parts.join(', ')}
    </span>
  );
}
