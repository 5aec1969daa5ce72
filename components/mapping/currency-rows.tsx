'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/action/button';
import { Icon } from '@/components/ui/display/icon';
import { Combobox } from '@/components/ui/form/combobox/combobox';
import { currencyOptions } from './currency-options';

/** The settings that differ in other currencies: one row per currency in `used`, and a select that adds a currency. */
export function CurrencyRows({
  of,
  used,
  base,
  inUse,
  editable,
  children,
  onAdd,
  onRemove,
}: {
  /** The name of the card or category, which screen readers read with each control: "Visa 4590". */
  of: string;
  used: readonly string[];
  /** The currency that the other settings are in. It is not offered. */
  base: string | null;
  /** The currencies that are offered first. */
  inUse: readonly string[];
  editable: boolean;
  children: (currency: string) => ReactNode;
  onAdd: (currency: string) => void;
  onRemove: (currency: string) => void;
}) {
  return (
    <div className="flex flex-col gap-2">
      {used.map((currency) => (
        <div key={currency} className="flex items-start gap-2">
          <strong className="w-10 shrink-0 pt-1.5">{currency}</strong>
          <div className="grid min-w-0 grow gap-2 sm:grid-cols-[repeat(auto-fit,minmax(12rem,1fr))]">
            {children(currency)}
          </div>
          {editable && (
            <Button
              variant="plain"
              size="sm"
              aria-label={`${of} in ${currency} as in the other currencies`}
              onClick={() => onRemove(currency)}
              className="mt-0.5"
            >
              <Icon name="icon-x" />
            </Button>
          )}
        </div>
      ))}
      {editable && (
        <Combobox
          label={`Another choice for a currency, for ${of}`}
          value=""
          text=""
          placeholder="Another choice for a currency…"
          className="sm:w-64"
          quiet
          source={{ kind: 'list', options: () => currencyOptions(inUse, new Set([...used, base ?? ''])) }}
          onPick={({ value }) => onAdd(value)}
        />
      )}
    </div>
  );
}
