'use client';

import { lazy, Suspense, useState } from 'react';
import { useWatch } from 'react-hook-form';
import type { RefundShown } from '@/components/expense/refund/refund-shown';
import { HiddenFields } from '@/components/form/hidden-fields';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useActionForm } from '@/components/form/use-action-form';
import { usePageRouter } from '@/components/page/use-page-router';
import { Button } from '@/components/ui/action/button';
import { LinkButton } from '@/components/ui/action/link-button';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Card, CardSection } from '@/components/ui/display/card';
import { showToast } from '@/components/ui/feedback/toast';
import { TextareaField } from '@/components/ui/form/field/textarea-field';
import { FileDrop } from '@/components/ui/form/file-drop/file-drop';
import { newId } from '@/components/ui/form/new-id';
import { recordClaim } from '@/lib/actions/claim/claims';
import { editExpense, recordExpense } from '@/lib/actions/expenses';
import { formatsOf } from '@/lib/domain/locale';
import { maxReceiptBytes, receiptAccept, receiptHint } from '@/lib/domain/receipt/receipt';
import { CodingFields } from './coding-fields';
import type { ExpenseFormChoices, ExpenseFormValues } from './fields';
import type { OwnCoding, OwnCodingChoices } from './own-coding/value';
import { PaymentFields } from './payment-fields';

/**
 * The ids of the expenses recorded in this tab. After the browser's Back button, the form still contains the id of a
 * recorded expense. It then gets a new id, so that the next expense does not count as the same one.
 */
const recorded = new Set<string>();

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
  const router = usePageRouter();
  const [id] = useState(() => (isNew && recorded.has(values.id) ? newId() : values.id));
  // A live refresh passes the revision of another person's change. The form was filled in from the first one, and the
  // server refuses it when the expense was changed since.
  const [revision] = useState(values.revision);
  const [own, setOwn] = useState(savedOwn);
  const [isOwnOpen, setOwnOpen] = useState(savedOwn.open);
  const { today, baseCurrency, categories, taxRates } = choices;
  const { decimal } = formatsOf(choices.locale);
  const { state, control, formProps, ...form } = useActionForm(
    () =>
      import('@/lib/domain/expense/expense').then(({ expenseInput }) => expenseInput({ today, baseCurrency, decimal })),
    isNew ? (isClaim ? recordClaim : recordExpense) : editExpense,
    {
      defaultValues: { ...values, id },
      onDone: (done): void => {
        recorded.add(done.id);
        showToast(isNew ? 'Recorded.' : 'Saved.');
        router.push(`/expenses/${done.id}`);
      },
    },
  );
  const typed = useWatch({ control });
  const original = values.refundOf ? `/expenses/${values.refundOf}` : '/expenses';
  const cancelTo = isNew ? original : `/expenses/${id}`;
  const fields = { ...form, typed };
  const { supplierRef, trackingRefs, customerRef, parts } = own;
  return (
    <form {...formProps}>
      <input type="hidden" {...form.register('id')} value={id} />
      <input type="hidden" {...form.register('revision')} value={String(revision)} />
      <input type="hidden" {...form.register('refundOf')} value={values.refundOf ?? ''} />
      <HiddenFields values={{ supplierRef, trackingRefs, customerRef, parts }} />
      <RefusalNotice state={state} className="mb-3" title="Not saved" />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,380px)]">
        <Card>
          <CardSection className="grid gap-x-4 gap-y-3.5 sm:grid-cols-2">
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
          </CardSection>
        </Card>
        <Card aria-label="Receipt">
          <CardSection>
            <FileDrop
              action="/api/receipts"
              accept={receiptAccept}
              maxBytes={maxReceiptBytes}
              multiple
              name="receiptIds[]"
              label="Drop the receipt here"
              hint={receiptHint}
            />
          </CardSection>
        </Card>
      </div>
      <div className="mt-4 flex flex-wrap gap-2">
        <SubmitButton>
          {refund ? 'Record refund' : isNew ? `Record ${isClaim ? 'claim' : 'expense'}` : 'Save changes'}
        </SubmitButton>
        <LinkButton href={cancelTo}>Cancel</LinkButton>
      </div>
      {/* It is below the buttons, so that they do not move while the person goes to press one. */}
      <div className="mt-3">
        {typed.merchant && typed.amount && (
          <Suspense>
            <Duplicates id={id} form={typed} />
          </Suspense>
        )}
      </div>
    </form>
  );
}
