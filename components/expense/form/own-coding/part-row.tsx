'use client';

import { useId } from 'react';
import { contactSource } from '@/components/books/contact-source';
import { Icon } from '@/components/ui/display/icon';
import { Combobox } from '@/components/ui/form/combobox/combobox';
import { Field } from '@/components/ui/form/field/field';
import { MoneyField } from '@/components/ui/form/field/money-field';
import { SelectField } from '@/components/ui/form/field/select-field';
import type { PartForm } from '@/lib/domain/expense/lines';
import { editableAmount } from '@/lib/domain/money';
import type { Decimal } from '@/lib/domain/reading/amount';
import { TrackingFields } from './tracking-fields';
import type { OwnCodingOptions } from './value';

/** One part of a split expense: its amount, category and tax rate. Tracking and the customer can be unfolded. */
export function PartRow({
  number,
  decimal,
  part,
  options: { choices, categories, taxRates, currency },
  isRest,
  customerName,
  onName,
  onChange,
  onLeave,
  onRemove,
}: {
  number: number;
  decimal: Decimal;
  part: PartForm;
  options: OwnCodingOptions;
  /** True when the amount is calculated: the total less the other parts. */
  isRest: boolean;
  customerName: string;
  onName: (ref: string, name: string) => void;
  onChange: (part: PartForm) => void;
  onLeave: () => void;
  onRemove: (() => void) | undefined;
}) {
  const id = useId();
  const of = `of part ${number}`;
  return (
    <div className="grid gap-x-3 gap-y-2 rounded-control border border-line p-2.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.3fr)_minmax(0,1.3fr)_auto]">
      <MoneyField
        label={
          <>
            Amount <span className="sr-only">{of}</span>
          </>
        }
        hint={isRest ? 'The rest' : undefined}
        currency={currency}
        value={part.amount}
        placeholder={`${editableAmount({ minor: 0n, currency }, decimal)} or 25%`}
        onChange={(event) => onChange({ ...part, amount: event.target.value })}
        onBlur={onLeave}
      />
      <SelectField
        label={
          <>
            Category <span className="sr-only">{of}</span>
          </>
        }
        value={part.categoryId}
        options={categories}
        placeholder="Choose later"
        onChange={(event) => onChange({ ...part, categoryId: event.target.value })}
      />
      <SelectField
        label={
          <>
            Tax rate <span className="sr-only">{of}</span>
          </>
        }
        value={part.taxRateRef}
        options={taxRates}
        placeholder="From category"
        onChange={(event) => onChange({ ...part, taxRateRef: event.target.value })}
      />
      {onRemove && (
        <button
          type="button"
          aria-label={`Remove part ${number}`}
          onClick={onRemove}
          className="grid size-8 place-items-center self-end rounded-control text-faint hover:bg-quiet-wash hover:text-ink max-sm:justify-self-end sm:mb-0"
        >
          <Icon name="icon-x" className="size-4" />
        </button>
      )}
      <details
        className="sm:col-span-full"
        open={part.taxAmount !== '' || part.trackingRefs !== null || part.customerRef !== '' || undefined}
      >
        <summary className="text-sm text-soft" id={id}>
          More of part {number}
        </summary>
        <div className="mt-2 grid gap-x-3 gap-y-2 sm:grid-cols-2">
          <MoneyField
            label={
              <>
                Tax amount <span className="sr-only">{of}</span>
              </>
            }
            currency={currency}
            value={part.taxAmount}
            placeholder="Calculated from the rate"
            onChange={(event) => onChange({ ...part, taxAmount: event.target.value })}
          />
          <TrackingFields
            choices={choices}
            value={part.trackingRefs}
            source={null}
            of={of}
            onChange={(trackingRefs) => onChange({ ...part, trackingRefs })}
          />
          {choices.customers && (
            <Field
              label={
                <>
                  Billed to <span className="sr-only">{of}</span>
                </>
              }
            >
              {(field) => (
                <Combobox
                  id={field.id}
                  label={`Customer ${of}`}
                  value={part.customerRef}
                  text={customerName}
                  placeholder="From category"
                  source={contactSource('customer', 'From category', currency)}
                  onPick={({ value, label }) => {
                    onName(value, label);
                    onChange({ ...part, customerRef: value });
                  }}
                />
              )}
            </Field>
          )}
        </div>
      </details>
    </div>
  );
}
