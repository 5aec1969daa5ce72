'use client';

import { Pick } from '@/components/mapping/pick/pick';
import { Button } from '@/components/ui/action/button';
import { Notice } from '@/components/ui/feedback/notice';
import { Field } from '@/components/ui/form/field';
import type { Option } from '@/components/ui/form/option';
import { emptyPart, type PartForm, parseParts, serializeParts } from '@/lib/domain/expense/lines';
import { SplitEditor } from './split-editor';
import { TrackingFields } from './tracking-fields';
import type { OwnCoding, OwnCodingChoices } from './value';

/** What an expense has of its own instead of what its category says: parts, a supplier, tracking, a customer. */
export default function OwnCodingFields({
  value,
  choices,
  categories,
  taxRates,
  amount,
  currency,
  category,
  error,
  onChange,
}: {
  value: OwnCoding;
  choices: OwnCodingChoices;
  categories: readonly Option[];
  taxRates: readonly Option[];
  /** As it was typed. */
  amount: string;
  currency: string;
  category: string;
  error: string | undefined;
  onChange: (value: OwnCoding) => void;
}) {
  const parts = parseParts(value.parts);
  const keepParts = (changed: readonly PartForm[]) => onChange({ ...value, parts: serializeParts(changed) });
  const split = () =>
    keepParts([
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
          choices={choices}
          categories={categories}
          taxRates={taxRates}
          amount={amount}
          currency={currency}
          customerNames={value.customerNames}
          error={error}
          onChange={keepParts}
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
              {() => (
                <Pick
                  label="Customer it is billed to"
                  value={value.customerRef}
                  text={value.customerName}
                  placeholder="As the category says"
                  source={{ kind: 'search', path: '/api/books/customers', currency, none: 'As the category says' }}
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
          {() => (
            <Pick
              label="Supplier"
              value={value.supplierRef}
              text={value.supplierName}
              placeholder="As the category says"
              source={{ kind: 'search', path: '/api/books/suppliers', currency, none: 'As the category says' }}
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

// Written by this form, or by the page for it.
const refsIn = (text: string): string[] | null => (text === '' ? null : JSON.parse(text));
