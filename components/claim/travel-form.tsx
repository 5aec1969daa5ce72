'use client';

import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useActionForm } from '@/components/form/use-action-form';
import { usePageRouter } from '@/components/page/use-page-router';
import { LinkButton } from '@/components/ui/action/link-button';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { Card, CardSection } from '@/components/ui/display/card';
import { showToast } from '@/components/ui/feedback/toast';
import { DateField } from '@/components/ui/form/field/date-field';
import { SelectField } from '@/components/ui/form/field/select-field';
import { TextField } from '@/components/ui/form/field/text-field';
import { FileDrop } from '@/components/ui/form/file-drop/file-drop';
import { newId } from '@/components/ui/form/new-id';
import { editTravel, recordTravel } from '@/lib/actions/claim/travel';
import { namesOn, rateOn, type TravelKind, type TravelRate } from '@/lib/domain/claim/travel/rate';
import type { Option } from '@/lib/domain/list/option';
import { maxReceiptBytes, receiptAccept, receiptHint } from '@/lib/domain/receipt/receipt';
import { TravelSum } from './travel-sum';

export type TravelValues = {
  readonly id: string;
  readonly revision: number;
  readonly kind: TravelKind;
  readonly name: string;
  readonly day: string;
  readonly quantity: string;
  readonly reason: string;
  readonly categoryId: string;
};

/** The ids of the claims recorded in this tab. After the browser's Back button, the form gets a new id. */
const recorded = new Set<string>();

/** The form to record mileage or a per diem, or to edit one. It shows the amount while the person types. */
export function TravelForm({
  values,
  rates,
  claimed,
  categories,
  locale,
  today,
  currency,
  isNew,
}: {
  values: TravelValues;
  rates: readonly TravelRate[];
  /** What the person has claimed of each vehicle type in this tax year, in thousandths as digits, without this claim. */
  claimed: Readonly<Record<string, string>>;
  categories: readonly Option[];
  locale: string;
  today: string;
  currency: string;
  isNew: boolean;
}) {
  const router = usePageRouter();
  const [id] = useState(() => (isNew && recorded.has(values.id) ? newId() : values.id));
  // The server refuses the form when the claim was changed since it was filled in.
  const [revision] = useState(values.revision);
  const { state, control, formProps, field, register, setValue } = useActionForm(
    () => import('@/lib/domain/claim/travel/travel-input').then(({ travelInput }) => travelInput(today)),
    isNew ? recordTravel : editTravel,
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
  const { kind } = values;
  const { name = '', day = '' } = typed;
  const rate = rateOn(rates, { kind, name, day });
  const names = [...new Set([...namesOn(rates, kind, day), ...(name ? [name] : [])])];
  const nameField = field('name');
  const isMileage = kind === 'mileage';
  return (
    <form {...formProps}>
      <input type="hidden" {...register('id')} value={id} />
      <input type="hidden" {...register('revision')} value={String(revision)} />
      <input type="hidden" {...register('kind')} value={kind} />
      <RefusalNotice state={state} className="mb-3" title="Not saved" />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,380px)]">
        <Card>
          <CardSection className="grid gap-x-4 gap-y-3.5 sm:grid-cols-2">
            <DateField label="Date" required {...field('day')} locale={locale} max={today} />
            <SelectField
              label={isMileage ? 'Vehicle' : 'Place'}
              required
              {...nameField}
              options={names.map((one) => ({ value: one, label: one }))}
              placeholder="Choose"
              onChange={(event) => {
                const chosen = rateOn(rates, { kind, name: event.target.value, day });
                if (chosen?.categoryId && !typed.categoryId) setValue('categoryId', chosen.categoryId);
                return nameField.onChange(event);
              }}
            />
            <TextField
              label={isMileage ? `Distance${rate ? ` in ${rate.unit === 'km' ? 'km' : 'miles'}` : ''}` : 'Days'}
              required
              {...field('quantity')}
              inputMode="decimal"
              autoComplete="off"
              hint={
                <TravelSum
                  rate={rate}
                  quantity={typed.quantity ?? ''}
                  before={isMileage ? (claimed[name] ?? '0') : '0'}
                  currency={currency}
                  locale={locale}
                />
              }
            />
            <SelectField label="Category" required {...field('categoryId')} options={categories} placeholder="Choose" />
            <TextField
              label={isMileage ? 'Journey and reason' : 'Reason'}
              required
              {...field('reason')}
              autoComplete="off"
              dir="auto"
              className="sm:col-span-2"
            />
          </CardSection>
        </Card>
        <Card aria-label="Document">
          <CardSection>
            <FileDrop
              action="/api/receipts"
              accept={receiptAccept}
              maxBytes={maxReceiptBytes}
              multiple
              name="receiptIds[]"
              label="Drop a document here"
              hint={receiptHint}
            />
          </CardSection>
        </Card>
      </div>
      <div className="mt-4 flex flex-wrap gap-2">
        <SubmitButton>{isNew ? 'Record claim' : 'Save changes'}</SubmitButton>
        <LinkButton href={isNew ? '/expenses' : `/expenses/${id}`}>Cancel</LinkButton>
      </div>
    </form>
  );
}
