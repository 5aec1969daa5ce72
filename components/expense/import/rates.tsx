'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/action/button';
import { TextField } from '@/components/ui/form/field/text-field';
import type { FileChoices } from '@/lib/domain/import/choices';
import { rateCurrencies, withAnswer } from '@/lib/domain/import/preview/answer';
import type { PreviewHead } from '@/lib/domain/import/preview/preview';
import { rateDoubt, readRate } from '@/lib/domain/import/row/rate';

/**
 * One exchange rate for each currency that the file has no usable rate for. It applies to all rows of the currency. The
 * fields stay with the rates that were entered, so that each can be checked and changed.
 */
export function Rates({
  head,
  baseCurrency,
  onChange,
}: {
  head: PreviewHead;
  baseCurrency: string;
  onChange: (choices: FileChoices) => void;
}) {
  const { rates } = head.settings;
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  /** The texts that the person has submitted. Only these show an error, not one that is still being typed. */
  const [submitted, setSubmitted] = useState<Readonly<Record<string, string>>>(rates);
  const currencies = rateCurrencies(head);
  const textOf = (currency: string) => typed[currency] ?? rates[currency] ?? '';
  const readOf = (currency: string) => readRate(textOf(currency), false, currency, baseCurrency);
  const submit = () => {
    setSubmitted(Object.fromEntries(currencies.map((currency) => [currency, textOf(currency)])));
    const usable = currencies.filter((currency) => textOf(currency).trim() === '' || readOf(currency).ok);
    const choices = usable.reduce(
      (all, currency) => withAnswer(all, { about: `rate for ${currency}` }, textOf(currency)),
      head.choices,
    );
    if (usable.some((currency) => textOf(currency).trim() !== (rates[currency] ?? ''))) onChange(choices);
  };
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
        {currencies.map((currency) => {
          const text = textOf(currency);
          const read = readOf(currency);
          const isSubmitted = text.trim() !== '' && submitted[currency] === text;
          const error = read.ok ? rateDoubt(read.rate, currency, baseCurrency) : read.reason;
          return (
            <TextField
              key={currency}
              label={`Exchange rate for ${currency}`}
              hint={hintOf(head, currency, baseCurrency)}
              error={isSubmitted ? (error ?? undefined) : undefined}
              inputMode="decimal"
              autoComplete="off"
              value={text}
              onChange={(event) => setTyped({ ...typed, [currency]: event.target.value })}
            />
          );
        })}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit">{currencies.length === 1 ? 'Use this rate' : 'Use these rates'}</Button>
        <p className="text-sm text-soft">Rows without a rate are left out.</p>
      </div>
    </form>
  );
}

function hintOf({ questions }: PreviewHead, currency: string, baseCurrency: string): string {
  const [sample] = questions.find(({ about }) => about === `rate for ${currency}`)?.samples ?? [];
  const meaning = `1 ${currency} in ${baseCurrency}.`;
  return sample ? `${meaning} For rows such as ${sample}` : meaning;
}
