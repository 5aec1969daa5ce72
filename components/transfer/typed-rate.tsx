import { judgeRate } from '@/lib/domain/expense/usual-rate';
import { formatsOf } from '@/lib/domain/locale';
import { formatDecimal } from '@/lib/domain/number';
import { parseAmount } from '@/lib/domain/reading/typed-amount';
import { rateBetween } from '@/lib/domain/transfer/exchange';

type Typed = { readonly text: string; readonly currency: string | null };

/** The rate between two typed amounts; what the second one is for while they give no rate. */
export default function TypedRate({ from, to, locale }: { from: Typed; to: Typed; locale: string }) {
  const { decimal } = formatsOf(locale);
  const [left, arrived] = [from, to].map(
    ({ text, currency }) => currency !== null && parseAmount(text, currency, decimal),
  );
  const rate = left && arrived && left.ok && arrived.ok ? rateBetween(left.money, arrived.money) : null;
  if (rate === null || from.currency === null || to.currency === null)
    return 'In the currency of the account that received it.';
  const written = formatDecimal(rate, locale);
  return judgeRate(Number(rate), from.currency, to.currency) === 'usual' ? (
    `One ${from.currency} was ${written} ${to.currency}.`
  ) : (
    <span role="status" className="text-warn">
      Check the two amounts. One {from.currency} would be {written} {to.currency}.
    </span>
  );
}
