'use client';

import { contactSource } from '@/components/books/contact-source';
import { createOffer } from '@/components/books/create-offer';
import { Combobox, type ComboboxProps } from '@/components/ui/form/combobox/combobox';
import type { OptionSource } from '@/components/ui/form/combobox/source';
import type { Option } from '@/components/ui/form/option';
import { entryKey } from '@/lib/domain/books/entry-names';
import type { CategoryTarget } from '@/lib/domain/mapping/mapping';
import { counted } from '@/lib/domain/plural';
import type { Suggestion } from '@/lib/domain/suggestions/suggest';
import { type Column, labelIn, listOf, type TableChoices } from './view';

export type CellProps = {
  /** The name of the category, which screen readers read with the column: "Travel". */
  readonly of: string;
  readonly target: CategoryTarget;
  readonly choices: TableChoices;
  readonly editable: boolean;
  readonly error?: string | undefined;
  readonly onChoose: (column: Column, option: Option) => void;
};

type WithCreate = { onCreate?: ((typed: string) => void) | undefined };

export function AccountCell({
  suggestion,
  onCreate,
  ...cell
}: CellProps & WithCreate & { suggestion: Suggestion | null }) {
  const { target, choices } = cell;
  const { accountRef } = target;
  const suggested = accountRef === null && suggestion ? labelIn(choices.accounts, suggestion.accountRef) : undefined;
  return (
    <Cell
      cell={cell}
      column="account"
      name="Account"
      value={accountRef}
      text={labelIn(
        choices.accounts,
        accountRef,
        accountRef === null ? undefined : choices.names[entryKey({ list: 'accounts', ref: accountRef })],
      )}
      placeholder={suggested ? `${suggested}?` : 'Choose account'}
      hint={suggested && suggestion?.reason}
      wanted={accountRef === null && !suggested}
      source={listOf(choices.accounts)}
      create={onCreate && createOffer('account', choices.books, onCreate)}
    />
  );
}

export function TaxRateCell({ suggestion, ...cell }: CellProps & { suggestion: Suggestion | null }) {
  const { taxRates, ownTaxRates } = cell.choices;
  if (!taxRates) return null;
  const { accountRef, taxRateRef } = cell.target;
  const own = accountRef === null ? undefined : ownTaxRates[accountRef];
  const none = taxRates.some((option) => option.value === '') ? 'No tax' : 'Choose tax rate';
  const suggested = suggestion && labelIn(taxRates, suggestion.taxRateRef ?? '');
  return (
    <Cell
      cell={cell}
      column="taxRate"
      name="Tax rate"
      value={taxRateRef}
      text={labelIn(taxRates, taxRateRef)}
      placeholder={accountRef !== null ? none : suggested ? `${suggested}?` : '–'}
      wanted={accountRef !== null && taxRateRef === null && none !== 'No tax'}
      source={taxRatesOf(taxRates, own)}
    />
  );
}

export function DimensionCell({ dimension, ...cell }: CellProps & { dimension: TableChoices['dimensions'][number] }) {
  const { target, choices } = cell;
  const ref = trackingIn(target, dimension);
  const isFull = ref === null && target.trackingRefs.length >= choices.trackingLimit;
  return (
    <Cell
      cell={cell}
      column={{ dimension: dimension.ref }}
      name={dimension.name}
      value={ref}
      text={labelIn(dimension.options, ref)}
      source={isFull ? fullOf(dimension.options, choices) : listOf(dimension.options)}
    />
  );
}

export function ContactCell({ kind, onCreate, ...cell }: CellProps & WithCreate & { kind: 'supplier' | 'customer' }) {
  const { target, choices } = cell;
  const ref = kind === 'supplier' ? target.supplierRef : target.customerRef;
  return (
    <Cell
      cell={cell}
      column={kind}
      name={kind === 'supplier' ? 'Supplier' : 'Customer'}
      value={ref}
      text={ref === null ? '' : (choices.names[entryKey({ list: `${kind}s`, ref })] ?? ref)}
      source={contacts[kind]}
      create={onCreate && createOffer('supplier', choices.books, onCreate)}
    />
  );
}

/** The combobox of a cell, with the settings that all cells share. */
function Cell({
  cell: { of, editable, error, onChoose },
  column,
  name,
  value,
  ...rest
}: {
  cell: CellProps;
  column: Column;
  name: string;
  value: string | null;
} & Pick<ComboboxProps, 'text' | 'placeholder' | 'hint' | 'wanted' | 'source' | 'create'>) {
  return (
    <Combobox
      label={`${name} for ${of}`}
      value={value ?? ''}
      placeholder="–"
      error={error}
      quiet
      disabled={!editable}
      onPick={(option) => onChoose(column, option)}
      {...rest}
    />
  );
}

const contacts = {
  supplier: contactSource('supplier', 'The default supplier'),
  customer: contactSource('customer', 'Nobody'),
};

/** Returns the id of the option that is chosen in this tracking category; null when there is none. */
export const trackingIn = (target: CategoryTarget, { options }: TableChoices['dimensions'][number]): string | null =>
  target.trackingRefs.find((ref) => options.some((option) => option.value === ref)) ?? null;

/** Returns the tax rates with the default rate of the account first and marked as such. */
function taxRatesOf(options: readonly Option[], own: string | undefined): OptionSource {
  const first = options
    .filter((option) => option.value === own)
    .map((option) => ({ ...option, detail: 'The account’s own' }));
  return listOf([...first, ...options.filter((option) => option.value !== own)]);
}

/**
 * Returns the options of a tracking category, disabled because the category already has as many as the package allows.
 */
const fullOf = (options: readonly Option[], { books, trackingLimit }: TableChoices): OptionSource =>
  listOf(
    options.map((option) =>
      option.value === '' ? option : { ...option, disabledReason: `${books} takes ${counted(trackingLimit, 'kind')}` },
    ),
  );
