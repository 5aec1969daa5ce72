'use client';

import { lazy, Suspense, useState } from 'react';
import { useWatch } from 'react-hook-form';
import type { RefundShown } from '@/components/expense/refund/refund-shown';
import { EntryForm, useEntryForm } from '@/components/form/entry-form';
import { HiddenFields } from '@/components/form/hidden-fields';
import { Button } from '@/components/ui/action/button';
import { TextareaField } from '@/components/ui/form/field/textarea-field';
import { recordClaim } from '@/lib/actions/claim/claims';
import { editExpense, recordExpense } from '@/lib/actions/expenses';
import { formatsOf } from '@/lib/domain/locale';
import { CodingFields } from './coding-fields';
import type { ExpenseFormChoices, ExpenseFormValues } from './fields';
import type { OwnCoding, OwnCodingChoices } from './own-coding/value';
import { PaymentFields } from './payment-fields';

const Duplicates = lazy(() => import('./duplicates'));

// Few expenses need these fields, so they are loaded when the person opens them.
const RefundNotice = lazy(() => import('@/components/expense/refund/refund-notice'));
const OwnCodingFields = lazy(() => import('./own-coding/fields'));

/** The form to record a new expense or to edit one. */
export function ExpenseForm({
  values,
  choices,
  own: savedOwn,
  ownChoices,
  isNew,
  isClaim = false,
  refund,
}: {
  values: ExpenseFormValues;
  choices: ExpenseFormChoices;
  /** The parts, supplier, tracking and customer that were set on this expense itself, not on its category. */
  own: OwnCoding;
  ownChoices: OwnCodingChoices;
  isNew: boolean;
  /** Whether the person paid, and the company repays them. */
  isClaim?: boolean;
  /** The payment that a new refund returns. */
  refund?: RefundShown;
}) {
  const [own, setOwn] = useState(savedOwn);
  const [isOwnOpen, setOwnOpen] = useState(savedOwn.open);
  const { today, baseCurrency, categories, taxRates } = choices;
  const { decimal } = formatsOf(choices.locale);
  const { state, id, hiddenFields, control, formProps, ...form } = useEntryForm(
    () =>
      import('@/lib/domain/expense/expense').then(({ expenseInput }) => expenseInput({ today, baseCurrency, decimal })),
    isNew ? (isClaim ? recordClaim : recordExpense) : editExpense,
    { values, isNew, pathOf: (done) => `/expenses/${done}` },
  );
  const typed = useWatch({ control });
  const original = values.refundOf ? `/expenses/${values.refundOf}` : '/expenses';
  const cancelTo = isNew ? original : `/expenses/${id}`;
  const fields = { ...form, typed };
  const { supplierRef, trackingRefs, customerRef, parts } = own;
  return (
    <EntryForm
      {...formProps}
      state={state}
      hiddenFields={
        <>
          {hiddenFields}
          <input type="hidden" {...form.register('refundOf')} value={values.refundOf ?? ''} />
          <HiddenFields values={{ supplierRef, trackingRefs, customerRef, parts }} />
        </>
      }
      document="receipt"
      submit={refund ? 'Record refund' : isNew ? `Record ${isClaim ? 'claim' : 'expense'}` : 'Save changes'}
      cancelTo={cancelTo}
      fields={
        <>
          {refund && (
            <Suspense fallback={<p className="text-soft sm:col-span-2">{refund.words}</p>}>
              <RefundNotice refund={refund} fields={fields} />
            </Suspense>
          )}
          <PaymentFields
            fields={fields}
            choices={choices}
            isNew={isNew}
            isRefund={refund !== undefined}
            isClaim={isClaim}
          />
          {parts === '' && (
            <CodingFields fields={fields} choices={choices} isNew={isNew} taxRateFromRule={own.taxRateFromRule} />
          )}
          {isOwnOpen ? (
            <Suspense fallback={<p className="text-soft sm:col-span-2">Loading</p>}>
              <OwnCodingFields
                value={own}
                options={{ choices: ownChoices, categories, taxRates, currency: typed.currency ?? '' }}
                amount={typed.amount ?? ''}
                category={typed.categoryId ?? ''}
                error={form.errorOf('parts')}
                onChange={setOwn}
              />
            </Suspense>
          ) : (
            <Button className="justify-self-start sm:col-span-2" onClick={() => setOwnOpen(true)}>
              {ownChoices.label}
            </Button>
          )}
          <TextareaField label="Note" {...form.field('note')} dir="auto" className="sm:col-span-2" />
        </>
      }
    >
      {/* It is below the buttons, so that they do not move while the person goes to press one. */}
      <div className="mt-3">
        {typed.merchant && typed.amount && (
          <Suspense>
            <Duplicates id={id} form={typed} />
          </Suspense>
        )}
      </div>
    </EntryForm>
  );
}
