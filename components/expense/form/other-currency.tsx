import { Button } from '@/components/ui/action/button';
import { currencyName } from '@/lib/domain/currency';
import { otherCurrencyIn } from '@/lib/domain/reading/typed-amount';

/**
 * Says that the typed amount names another currency than the chosen one, and offers to change the currency. `otherwise`
 * is shown for any other amount.
 */
export default function OtherCurrency({
  amount,
  currency,
  currencies,
  onChange,
  otherwise,
}: {
  amount: string;
  currency: string;
  currencies: readonly string[];
  onChange: (currency: string) => void;
  otherwise: string;
}) {
  const named = otherCurrencyIn(amount, currency);
  if (!named || !currencies.includes(named)) return otherwise;
  return (
    <span role="status" className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink">
      {amount.trim()} is an amount in {currencyName(named)}.
      <Button size="sm" onClick={() => onChange(named)}>
        Change to {named}
      </Button>
    </span>
  );
}
