'use client';

import type { ReactNode } from 'react';
import { contactSource } from '@/components/books/contact-source';
import { Combobox } from '@/components/ui/form/combobox/combobox';
import { entryKey } from '@/lib/domain/books/entry-names';
import type { CodingFieldsForm } from '@/lib/domain/rules/form';
import type { RuleContext } from './choices';
import { OneOf } from './one-of';

const customers = contactSource('customer', 'No customer');

/** The fields for the coding that a rule sets: the category, and the fields that the linked package supports. */
export function GivenFields<G extends CodingFieldsForm>({
  given,
  about,
  context: { choices, names, onName },
  describedBy,
  onChange,
  children,
}: {
  given: G;
  /** Screen readers read this before each label: "Part 1". Empty when the coding is for the whole expense. */
  about: string;
  context: RuleContext;
  describedBy: string | undefined;
  onChange: (given: G) => void;
  /** Further fields to show after these. */
  children?: ReactNode;
}) {
  const { books } = choices;
  const label = (text: string) => (about ? `${about}: ${text.toLowerCase()}` : text);
  const optionIn = (options: readonly { readonly value: string }[]) =>
    given.trackingRefs.find((ref) => options.some((option) => option.value === ref)) ?? '';
  return (
    <div className="grid min-w-0 gap-x-3 gap-y-2.5 sm:grid-cols-2 lg:grid-cols-3">
      <Labelled text="Category">
        <OneOf
          label={label('Category')}
          options={choices.categories}
          value={given.categoryId}
          placeholder={about ? 'Choose category' : 'Leave blank'}
          describedBy={describedBy}
          onChange={(categoryId) => onChange({ ...given, categoryId })}
        />
      </Labelled>
      {books?.taxRates && (
        <Labelled text="Tax rate">
          <OneOf
            label={label('Tax rate')}
            options={books.taxRates}
            value={given.taxRateRef}
            placeholder="From category"
            onChange={(taxRateRef) => onChange({ ...given, taxRateRef })}
          />
        </Labelled>
      )}
      {books?.dimensions.map(({ ref, name, options }) => (
        <Labelled key={ref} text={name}>
          <OneOf
            label={label(name)}
            options={options}
            value={optionIn(options)}
            placeholder="From category"
            onChange={(chosen) => {
              const others = given.trackingRefs.filter((one) => !options.some((option) => option.value === one));
              onChange({ ...given, trackingRefs: chosen === '' ? others : [...others, chosen] });
            }}
          />
        </Labelled>
      ))}
      {books?.takesCustomer && (
        <Labelled text="Billed to">
          <Combobox
            label={label('Billed to')}
            value={given.customerRef}
            text={
              given.customerRef && (names[entryKey({ list: 'customers', ref: given.customerRef })] ?? given.customerRef)
            }
            placeholder="No customer"
            source={customers}
            onPick={(option) => {
              onName(entryKey({ list: 'customers', ref: option.value }), option.label);
              onChange({ ...given, customerRef: option.value });
            }}
          />
        </Labelled>
      )}
      {children}
    </div>
  );
}

/** A visible label for a control that already has a name for screen readers. */
export function Labelled({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <span aria-hidden="true" className="mb-1 block font-medium">
        {text}
      </span>
      {children}
    </div>
  );
}
