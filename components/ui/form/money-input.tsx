import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { controlClass } from './control-class';

/**
 * A field for an amount as a person types it: "12.50", "12,50", "£12.50". The schema of the form parses it. With
 * `currencies`, the person also chooses the currency, which is posted under `currencyName`.
 */
export function MoneyInput({
  currency,
  currencies,
  currencyName = 'currency',
  currencyProps,
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'type' | 'inputMode'> & {
  /** The currency as an ISO 4217 code. Empty while it is unknown: the field then shows none. */
  currency: string;
  currencies?: readonly string[];
  currencyName?: string;
  currencyProps?: ComponentProps<'select'>;
}) {
  const showsCurrency = currencies !== undefined || currency !== '';
  return (
    <div className={clsx('flex min-w-0', className)}>
      {currencies ? (
        <select
          aria-label="Currency"
          name={currencyName}
          defaultValue={currencyProps?.value === undefined ? currency : undefined}
          {...currencyProps}
          className={controlClass(
            'tabular h-8 w-auto! shrink-0 rounded-r-none bg-quiet-wash! border-r-0 px-2 font-medium max-sm:h-10',
          )}
        >
          {currencies.map((code) => (
            <option key={code}>{code}</option>
          ))}
        </select>
      ) : (
        showsCurrency && (
          <span
            aria-hidden="true"
            className="flex shrink-0 items-center rounded-l-control border border-r-0 border-field bg-quiet-wash px-2.5 text-sm font-medium text-soft"
          >
            {currency}
          </span>
        )
      )}
      <input
        {...rest}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        className={controlClass(clsx('tabular h-8 text-right max-sm:h-10', showsCurrency && 'rounded-l-none'))}
      />
    </div>
  );
}
