'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/action/button';
import { TextField } from '@/components/ui/form/field/text-field';
import { rateCurrency } from '@/lib/domain/import/preview/answer';
import type { PreviewQuestion } from '@/lib/domain/import/preview/preview';

/** One exchange rate for each currency that the file has no rate for. It applies to all rows of the currency. */
export function Rates({
  questions,
  rates,
  baseCurrency,
  onChange,
}: {
  questions: readonly PreviewQuestion[];
  rates: Readonly<Record<string, string>>;
  baseCurrency: string;
  onChange: (rates: Record<string, string>) => void;
}) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const currencies = questions.map(({ about }) => rateCurrency(about) ?? '');
  const entered = currencies.flatMap((currency) => {
    const rate = (typed[currency] ?? rates[currency] ?? '').trim();
    return rate === '' ? [] : [[currency, rate] as const];
  });
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onChange({ ...rates, ...Object.fromEntries(entered) });
      }}
    >
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
        {questions.map(({ about, samples }, index) => {
          const currency = currencies[index] ?? '';
          return (
            <TextField
              key={about}
              label={`Exchange rate for ${currency}`}
              hint={`1 ${currency} in ${baseCurrency}. For rows such as ${samples[0] ?? 'those of this file'}`}
              inputMode="decimal"
              autoComplete="off"
              value={typed[currency] ?? rates[currency] ?? ''}
              onChange={(event) => setTyped({ ...typed, [currency]: event.target.value })}
            />
          );
        })}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" disabled={entered.length === 0}>
          {currencies.length === 1 ? 'Use this rate' : 'Use these rates'}
        </Button>
        <p className="text-sm text-soft">Rows without a rate are left out.</p>
      </div>
    </form>
  );
}
