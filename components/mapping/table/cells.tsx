'use client';

import { contactSource } from '@/components/books/contact-source';
import { createOffer } from '@/components/books/create-offer';
import { Combobox, type ComboboxProps } from '@/components/ui/form/combobox/combobox';
import type { Option } from '@/lib/domain/list/option';
import type { CategoryTarget } from '@/lib/domain/mapping/mapping';
import { counted } from '@/lib/domain/plural';
import type { Suggestion } from '@/lib/domain/suggestions/suggest';
import { accounts, type Column, chosenIn, nameIn, type TableChoices, taxRates, trackingIn } from './view';

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
  const suggested =
    accountRef === null && suggestion ? nameIn(choices.names, 'accounts', suggestion.accountRef) : undefined;
  return (
    <Cell
      cell={cell}
      column="account"
      name="Account"
      value={accountRef}
      text={nameIn(choices.names, 'accounts', accountRef)}
      placeholder={suggested ? `${suggested}?` : 'Choose account'}
      hint={suggested && suggestion?.reason}
      wanted={accountRef === null && !suggested}
      source={accounts}
      create={onCreate && createOffer('account', choices.books, onCreate)}
    />
  );
}

export function TaxRateCell({ suggestion, ...cell }: CellProps & { suggestion: Suggestion | null }) {
  const { takesTaxRate, ownTaxRates, names } = cell.choices;
  const { accountRef, taxRateRef } = cell.target;
  const own = accountRef === null ? undefined : ownTaxRates[accountRef];
  const isOptional = takesTaxRate === 'optional';
  const suggested = suggestion && (nameIn(names, 'taxRates', suggestion.taxRateRef) || (isOptional && 'No tax'));
  return (
    <Cell
      cell={cell}
      column="taxRate"
      name="Tax rate"
      value={taxRateRef}
      text={nameIn(names, 'taxRates', taxRateRef)}
      placeholder={
        accountRef !== null ? (isOptional ? 'No tax' : 'Choose tax rate') : suggested ? `${suggested}?` : '–'
      }
      wanted={accountRef !== null && taxRateRef === null && !isOptional}
      source={own === undefined ? taxRates : { ...taxRates, first: { value: own, detail: 'The account’s own' } }}
    />
  );
}

export function DimensionCell({ dimension, ...cell }: CellProps & { dimension: TableChoices['dimensions'][number] }) {
  const { target, choices } = cell;
  const ref = chosenIn(target, dimension.ref, choices);
  const isFull = ref === null && target.trackingRefs.length >= choices.trackingLimit;
  return (
    <Cell
      cell={cell}
      column={{ dimension: dimension.ref }}
      name={dimension.name}
      value={ref}
      text={nameIn(choices.names, 'tracking', ref)}
      source={trackingIn(
        dimension.ref,
        isFull ? `${choices.books} takes ${counted(choices.trackingLimit, 'kind')}` : undefined,
      )}
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
      text={nameIn(choices.names, `${kind}s`, ref)}
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
  customer: contactSource('customer', 'No customer'),
};
