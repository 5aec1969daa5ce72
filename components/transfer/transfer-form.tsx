'use client';

import { lazy, Suspense } from 'react';
import { useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { EntryForm, useEntryForm } from '@/components/form/entry-form';
import { useHydrated } from '@/components/page/use-hydrated';
import { DateField } from '@/components/ui/form/field/date-field';
import { MoneyField } from '@/components/ui/form/field/money-field';
import { SelectField } from '@/components/ui/form/field/select-field';
import { TextareaField } from '@/components/ui/form/field/textarea-field';
import { editTransfer, recordTransfer } from '@/lib/actions/transfer/transfers';
import type { Option } from '@/lib/domain/list/option';
import { formatsOf } from '@/lib/domain/locale';
import { currencyOfValue } from '@/lib/domain/transfer/account-value';
import { transferKindOptions, transferKinds } from '@/lib/domain/transfer/kind';
import type { transferInput } from '@/lib/domain/transfer/transfer-input';

export type TransferFormValues = z.input<ReturnType<typeof transferInput>>;

// Most transfers have one currency.
const TypedRate = lazy(() => import('./typed-rate'));

/** The form to record a new transfer or to edit one. */
export function TransferForm({
  values,
  accounts,
  locale,
  today,
  noteHint,
  isNew,
}: {
  values: TransferFormValues;
  /** The accounts at both ends: cards, and bank accounts of the books. */
  accounts: readonly Option[];
  locale: string;
  today: string;
  /** Says that the package keeps no note, if it keeps none. */
  noteHint: string | undefined;
  isNew: boolean;
}) {
  const isHydrated = useHydrated();
  const { decimal } = formatsOf(locale);
  const { state, hiddenFields, id, control, formProps, field } = useEntryForm(
    () => import('@/lib/domain/transfer/transfer-input').then(({ transferInput }) => transferInput({ today, decimal })),
    isNew ? recordTransfer : editTransfer,
    { values, isNew, pathOf: (done) => `/transfers/${done}` },
  );
  const typed = useWatch({ control });
  const from = currencyOfValue(typed.from ?? '');
  const to = currencyOfValue(typed.to ?? '');
  // Without script, the second amount is always there, and counts only if the currencies differ.
  const hasTwo = from && to ? from !== to : !isHydrated;
  return (
    <EntryForm
      {...formProps}
      state={state}
      hiddenFields={hiddenFields}
      submit={isNew ? 'Record transfer' : 'Save changes'}
      cancelTo={isNew ? '/expenses' : `/transfers/${id}`}
      fields={
        <>
          <SelectField
            label="What happened"
            {...field('kind')}
            className="sm:col-span-2"
            autoFocus={isNew}
            options={transferKinds.map((kind) => ({ value: kind, label: transferKindOptions[kind] }))}
          />
          <SelectField label="From" required {...field('from')} options={accounts} placeholder="Choose an account" />
          <SelectField label="To" required {...field('to')} options={accounts} placeholder="Choose an account" />
          <MoneyField
            label={hasTwo ? 'Amount that left' : 'Amount'}
            required
            {...field('amount')}
            currency={from ?? ''}
          />
          <DateField label="Date" required {...field('day')} locale={locale} max={today} />
          {hasTwo && (
            <MoneyField
              label="Amount that arrived"
              required={Boolean(from && to)}
              hint={
                <Suspense>
                  <TypedRate
                    from={{ text: typed.amount ?? '', currency: from }}
                    to={{ text: typed.toAmount ?? '', currency: to }}
                    locale={locale}
                  />
                </Suspense>
              }
              {...field('toAmount')}
              currency={to ?? ''}
            />
          )}
          <TextareaField label="Note" hint={noteHint} {...field('note')} dir="auto" className="sm:col-span-2" />
        </>
      }
    />
  );
}
