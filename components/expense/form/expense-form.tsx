'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, lazy, Suspense, startTransition, useActionState, useEffect, useRef, useState } from 'react';
import { type FieldPath, useForm, useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { Button } from '@/components/ui/action/button';
import { LinkButton } from '@/components/ui/action/link-button';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Card, CardSection } from '@/components/ui/display/card';
import { Notice } from '@/components/ui/feedback/notice';
import { showToast } from '@/components/ui/feedback/toast';
import { DateInput } from '@/components/ui/form/date-input';
import { Field } from '@/components/ui/form/field';
import { FileDrop } from '@/components/ui/form/file-drop';
import { MoneyInput } from '@/components/ui/form/money-input';
import { newId } from '@/components/ui/form/new-id';
import type { Option } from '@/components/ui/form/option';
import { Select } from '@/components/ui/form/select';
import { TextInput } from '@/components/ui/form/text-input';
import { Textarea } from '@/components/ui/form/textarea';
import { editExpense, recordExpense } from '@/lib/actions/expenses';
import { idle } from '@/lib/actions/result';
import type { expenseInput } from '@/lib/domain/expense/expense';
import { expenseTypeNames, expenseTypes } from '@/lib/domain/expense/type';
import { maxReceiptBytes, receiptTypes } from '@/lib/domain/receipt/receipt';
import type { OwnCoding, OwnCodingChoices } from './own-coding/value';

type Schema = ReturnType<typeof expenseInput>;
export type ExpenseFormValues = z.input<Schema>;

// A form that comes back with the browser's Back has recorded its expense: what is typed into it next is another one.
const recorded = new Set<string>();

// What reads the form is not needed to fill it in, and what few expenses need not at all: each is a script of its own.
const checking = () => import('./check-form');
const unreachable = {
  values: {},
  errors: {
    root: { type: 'lost', message: 'Outlay could not be reached. Check your connection and try again.' },
  },
};
const OwnCodingFields = lazy(() => import('./own-coding/fields'));
const Suggestion = lazy(() => import('./suggestion'));

/** Records an expense, or changes one. What was typed stays whatever the answer is. */
export function ExpenseForm({
  values,
  today,
  baseCurrency,
  currencies,
  categories,
  cards,
  taxRates,
  own: ownAtFirst,
  ownChoices,
  isNew,
}: {
  values: ExpenseFormValues;
  today: string;
  baseCurrency: string;
  currencies: readonly string[];
  categories: readonly Option[];
  cards: readonly Option[];
  taxRates: readonly Option[];
  /** Its parts, supplier, tracking and customer. */
  own: OwnCoding;
  ownChoices: OwnCodingChoices;
  isNew: boolean;
}) {
  const router = useRouter();
  const element = useRef<HTMLFormElement>(null);
  const [id] = useState(() => (recorded.has(values.id) ? newId() : values.id));
  const [answer, submit, pending] = useActionState(isNew ? recordExpense : editExpense, idle);
  const [own, setOwn] = useState(ownAtFirst);
  const [more, setMore] = useState(ownAtFirst.open);
  const { register, handleSubmit, setError, setValue, control, formState } = useForm<
    ExpenseFormValues,
    unknown,
    z.output<Schema>
  >({
    resolver: (...asked) =>
      checking().then(
        ({ checkWith }) => checkWith({ today, baseCurrency })(...asked),
        () => unreachable,
      ),
    defaultValues: { ...values, id },
    // Not as fields are left: an answer that appears under the pointer moves the button away from the click.
    mode: 'onSubmit',
    shouldFocusError: true,
  });
  const typed = useWatch({ control });
  const { currency = '' } = typed;
  const split = own.parts !== '';

  useEffect(() => {
    if (answer.state === 'refused') {
      for (const [name, message] of Object.entries(answer.fields))
        setError(name as FieldPath<ExpenseFormValues>, { message }, { shouldFocus: true });
    }
    if (answer.state === 'done') {
      recorded.add(answer.value.id);
      showToast(isNew ? 'Recorded.' : 'Saved.');
      router.push(`/expenses/${answer.value.id}`);
    }
  }, [answer, setError, router, isNew]);

  const send = (event: FormEvent) => {
    event.preventDefault();
    handleSubmit(() => startTransition(() => submit(new FormData(element.current ?? undefined))))(event);
  };
  const problem = (name: keyof ExpenseFormValues) =>
    formState.errors[name]?.message ??
    (answer.state === 'refused' && !formState.isDirty ? answer.fields[name] : undefined);

  return (
    <form ref={element} action={submit} onSubmit={send} onFocus={() => void checking()} noValidate>
      <input type="hidden" {...register('id')} value={id} />
      <input type="hidden" {...register('revision')} />
      {(['supplierRef', 'trackingRefs', 'customerRef', 'parts'] as const).map((name) => (
        <input key={name} type="hidden" name={name} value={own[name]} />
      ))}
      {formState.errors.root && (
        <Notice live tone="bad" className="mb-3" title="Not saved">
          {formState.errors.root.message}
        </Notice>
      )}
      {answer.state === 'refused' && (
        <Notice live tone="bad" className="mb-3" title="Not saved">
          {answer.message}
        </Notice>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,380px)]">
        <Card>
          <CardSection className="grid gap-x-4 gap-y-3.5 sm:grid-cols-2">
            <Field label="Paid to" required error={problem('merchant')} className="sm:col-span-2">
              {(field) => (
                <TextInput {...field} {...register('merchant')} autoComplete="off" dir="auto" autoFocus={isNew} />
              )}
            </Field>
            <Field
              label="Amount"
              required
              error={problem('amount') ?? problem('currency')}
              hint="Tax included, as on the receipt."
            >
              {(field) => (
                <MoneyInput
                  {...field}
                  {...register('amount')}
                  currency={currency}
                  currencies={currencies}
                  currencyProps={register('currency')}
                  placeholder="0.00"
                />
              )}
            </Field>
            <Field label="Date" required error={problem('day')}>
              {(field) => <DateInput {...field} {...register('day')} max={today} />}
            </Field>
            {currency !== baseCurrency && (
              <Field
                label={`Exchange rate to ${baseCurrency}`}
                required
                error={problem('rate')}
                hint={`How much one ${currency} was in ${baseCurrency}.`}
                className="sm:col-span-2"
              >
                {(field) => (
                  <TextInput
                    {...field}
                    {...register('rate')}
                    inputMode="decimal"
                    autoComplete="off"
                    placeholder="0.8361"
                  />
                )}
              </Field>
            )}
            <Field label="Type" error={problem('type')}>
              {(field) => (
                <Select
                  {...field}
                  {...register('type')}
                  options={expenseTypes.map((type) => ({ value: type, label: expenseTypeNames[type] }))}
                />
              )}
            </Field>
            <Field label="Paid from" error={problem('cardId')}>
              {(field) => (
                <Select {...field} {...register('cardId')} options={cards} placeholder="Default bank account" />
              )}
            </Field>
            {!split && (
              <>
                <Field
                  label="Category"
                  error={problem('categoryId')}
                  hint={
                    isNew && !typed.categoryId
                      ? 'Left open, Outlay looks for it.'
                      : 'Decides the account in your books.'
                  }
                >
                  {(field) => (
                    <Select
                      {...field}
                      {...register('categoryId', {
                        // The rate of a rule was for the category it came with.
                        onChange: () => own.taxRateFromRule && setValue('taxRateRef', ''),
                      })}
                      options={categories}
                      placeholder="Choose later"
                    />
                  )}
                </Field>
                <Field
                  label="Tax rate"
                  error={problem('taxRateRef')}
                  hint={taxRates.length > 0 ? undefined : 'Rates appear once your books are linked.'}
                >
                  {(field) => (
                    <Select
                      {...field}
                      {...register('taxRateRef')}
                      options={taxRates}
                      placeholder="As the category says"
                    />
                  )}
                </Field>
                {isNew && !typed.categoryId && typed.merchant && (
                  <Suspense>
                    <Suggestion
                      form={typed}
                      onAccept={(categoryId) => setValue('categoryId', categoryId, { shouldDirty: true })}
                    />
                  </Suspense>
                )}
                <Field
                  label="Tax amount"
                  error={problem('taxAmount')}
                  hint="Only when the receipt shows another than the rate gives."
                  className="sm:col-span-2"
                >
                  {(field) => (
                    <MoneyInput
                      {...field}
                      {...register('taxAmount')}
                      currency={currency}
                      placeholder="Worked out from the rate"
                    />
                  )}
                </Field>
              </>
            )}
            {more ? (
              <Suspense fallback={<p className="text-soft sm:col-span-2">Loading</p>}>
                <OwnCodingFields
                  value={own}
                  choices={ownChoices}
                  categories={categories}
                  taxRates={taxRates}
                  amount={typed.amount ?? ''}
                  currency={currency}
                  category={typed.categoryId ?? ''}
                  error={answer.state === 'refused' ? answer.fields.parts : undefined}
                  onChange={setOwn}
                />
              </Suspense>
            ) : (
              <Button className="justify-self-start sm:col-span-2" onClick={() => setMore(true)}>
                {ownChoices.label}
              </Button>
            )}
            <Field label="Note" error={problem('note')} className="sm:col-span-2">
              {(field) => <Textarea {...field} {...register('note')} dir="auto" />}
            </Field>
          </CardSection>
        </Card>
        <Card aria-label="Receipt">
          <CardSection>
            <FileDrop
              action="/api/receipts"
              accept={receiptTypes}
              maxBytes={maxReceiptBytes}
              multiple
              name="receiptIds[]"
              label="Drop the receipt here"
              hint="JPEG, PNG, WebP or PDF, up to 10 MB."
            />
          </CardSection>
        </Card>
      </div>
      <div className="mt-4 flex flex-wrap gap-2">
        <SubmitButton pending={pending}>{isNew ? 'Record expense' : 'Save changes'}</SubmitButton>
        <LinkButton href={isNew ? '/expenses' : `/expenses/${id}`}>Cancel</LinkButton>
      </div>
    </form>
  );
}
