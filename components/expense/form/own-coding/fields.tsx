'use client';

import { contactSource } from '@/components/books/contact-source';
import { Button } from '@/components/ui/action/button';
import { Notice } from '@/components/ui/feedback/notice';
import { Combobox } from '@/components/ui/form/combobox/combobox';
import { Field } from '@/components/ui/form/field/field';
import { emptyPart, type PartForm, parseParts, serializeParts } from '@/lib/domain/expense/lines';
import { SplitEditor } from './split-editor';
import { TrackingFields } from './tracking-fields';
import type { OwnCoding, OwnCodingOptions } from './value';

/**
 * The fields for coding that is set on this expense and replaces that of its category: parts, a supplier, tracking, a
 * customer.
 */
export default function OwnCodingFields({
  value,
  options,
  amount,
  category,
  error,
  onChange,
}: {
  value: OwnCoding;
  options: OwnCodingOptions;
  /** The amount as typed. */
  amount: string;
  category: string;
  error: string | undefined;
  onChange: (value: OwnCoding) => void;
}) {
  const { choices, currency } = options;
  const parts = parseParts(value.parts);
  const setParts = (changed: readonly PartForm[]) => onChange({ ...value, parts: serializeParts(changed) });
  const split = () =>
    setParts([
      {
        ...emptyPart,
        categoryId: category,
        trackingRefs: refsIn(value.trackingRefs),
        customerRef: value.customerRef,
      },
      emptyPart,
    ]);
  return (
    <div className="grid gap-x-4 gap-y-3.5 sm:col-span-2 sm:grid-cols-2">
      {parts.length > 0 ? (
        <SplitEditor
          parts={parts}
          options={options}
          amount={amount}
          customerNames={value.customerNames}
          error={error}
          onChange={setParts}
          onName={(ref, name) => onChange({ ...value, customerNames: { ...value.customerNames, [ref]: name } })}
          onWhole={() => onChange({ ...value, parts: '' })}
        />
      ) : (
        <>
          <div className="sm:col-span-2">
            {choices.noSplit ? (
              <Notice tone="quiet">{choices.noSplit}</Notice>
            ) : (
              <Button onClick={split}>Split into parts</Button>
            )}
          </div>
          <TrackingFields
            choices={choices}
            value={refsIn(value.trackingRefs)}
            source={value.trackingSource}
            onChange={(refs) =>
              onChange({ ...value, trackingRefs: refs ? JSON.stringify(refs) : '', trackingSource: null })
            }
          />
          {choices.customers && (
            <Field label="Billed to" hint={value.customerSource ?? undefined}>
              {({ id }) => (
                <Combobox
                  id={id}
                  label="Customer it is billed to"
                  value={value.customerRef}
                  text={value.customerName}
                  placeholder="From category"
                  source={contactSource('customer', 'From category', currency)}
                  onPick={({ value: ref, label }) =>
                    onChange({ ...value, customerRef: ref, customerName: ref && label, customerSource: null })
                  }
                />
              )}
            </Field>
          )}
        </>
      )}
      {choices.suppliers && (
        <Field label="Supplier" hint={value.supplierSource ?? undefined}>
          {({ id }) => (
            <Combobox
              id={id}
              label="Supplier"
              value={value.supplierRef}
              text={value.supplierName}
              placeholder="From category"
              source={contactSource('supplier', 'From category', currency)}
              onPick={({ value: ref, label }) =>
                onChange({ ...value, supplierRef: ref, supplierName: ref && label, supplierSource: null })
              }
            />
          )}
        </Field>
      )}
    </div>
  );
}

// The text is always JSON that this form or its page wrote, so parsing it cannot fail.
const refsIn = (text: string): string[] | null => (text === '' ? null : JSON.parse(text));
