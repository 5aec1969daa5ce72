'use client';

import { lazy, Suspense, useState } from 'react';
import { useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useActionForm } from '@/components/form/use-action-form';
import { useHydrated } from '@/components/page/use-hydrated';
import { usePageRouter } from '@/components/page/use-page-router';
import { LinkButton } from '@/components/ui/action/link-button';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Card, CardSection } from '@/components/ui/display/card';
import { showToast } from '@/components/ui/feedback/toast';
import { DateField } from '@/components/ui/form/field/date-field';
import { MoneyField } from '@/components/ui/form/field/money-field';
import { SelectField } from '@/components/ui/form/field/select-field';
import { TextareaField } from '@/components/ui/form/field/textarea-field';
import { newId } from '@/components/ui/form/new-id';
import { editTransfer, recordTransfer } from '@/lib/actions/transfer/transfers';
import type { Option } from '@/lib/domain/list/option';
import { formatsOf } from '@/lib/domain/locale';
import { currencyOfValue } from '@/lib/domain/transfer/account-value';
import { transferKindOptions, transferKinds } from '@/lib/domain/transfer/kind';
import type { transferInput } from '@/lib/domain/transfer/transfer-input';

export type TransferFormValues = z.input<ReturnType<typeof transferInput>>;

// Most transfers have one currency.
const TypedRate = lazy(() => import('./typed-rate'));

/** The ids of the transfers recorded in this tab. After the browser's Back button, the form gets a new id. */
const recorded = new Set<string>();

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
  const router = usePageRouter();
  const isHydrated = useHydrated();
  const [id] = useState(() => (isNew && recorded.has(values.id) ? newId() : values.id));
  // A live refresh passes the revision of another person's change. The server refuses the form when the transfer was
  // changed since it was filled in.
  const [revision] = useState(values.revision);
  const { decimal } = formatsOf(locale);
  const { state, control, formProps, field, register } = useActionForm(
    () => import('@/lib/domain/transfer/transfer-input').then(({ transferInput }) => transferInput({ today, decimal })),
    isNew ? recordTransfer : editTransfer,
    {
      defaultValues: { ...values, id },
      onDone: (done): void => {
        recorded.add(done.id);
        showToast(isNew ? 'Recorded.' : 'Saved.');
        router.push(`/transfers/${done.id}`);
      },
    },
  );
  const typed = useWatch({ control });
  const from = currencyOfValue(typed.from ?? '');
  const to = currencyOfValue(typed.to ?? '');
  // Without script, the second amount is always there, and counts only if the currencies differ.
  const hasTwo = from && to ? from !== to : !isHydrated;
  return (
    <form {...formProps}>
      <input type="hidden" {...register('id')} value={id} />
      <input type="hidden" {...register('revision')} value={String(revision)} />
      <RefusalNotice state={state} className="mb-3" title="Not saved" />
      <Card className="max-w-3xl">
        <CardSection className="grid gap-x-4 gap-y-3.5 sm:grid-cols-2">
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
        </CardSection>
      </Card>
      <div className="mt-4 flex flex-wrap gap-2">
        <SubmitButton>{isNew ? 'Record transfer' : 'Save changes'}</SubmitButton>
        <LinkButton href={isNew ? '/expenses' : `/transfers/${id}`}>Cancel</LinkButton>
      </div>
    </form>
  );
}
