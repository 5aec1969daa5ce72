'use client';

import type { Option } from '@/components/ui/form/option';
import type { CategoryTarget } from '@/lib/domain/mapping/mapping';
import type { Suggestion } from '@/lib/domain/suggestions/suggest';
import { Pick } from '../pick/pick';
import type { PickSource } from '../pick/source';
import { type Column, labelIn, type TableChoices } from './view';

export type CellProps = {
  /** Whose it is: "Travel". */
  readonly of: string;
  readonly target: CategoryTarget;
  readonly choices: TableChoices;
  readonly editable: boolean;
  readonly error?: string | undefined;
  readonly onChoose: (column: Column, option: Option) => void;
};

export function AccountCell({
  of,
  target,
  choices,
  editable,
  error,
  suggestion,
  onChoose,
  onCreate,
}: CellProps & { suggestion: Suggestion | null; onCreate?: ((typed: string) => void) | undefined }) {
  const { accountRef } = target;
  const offered = accountRef === null && suggestion ? labelIn(choices.accounts, suggestion.accountRef) : undefined;
  return (
    <Pick
      label={`Account for ${of}`}
      value={accountRef ?? ''}
      text={labelIn(choices.accounts, accountRef, choices.names)}
      placeholder={offered ? `${offered}?` : 'Choose account'}
      hint={offered && suggestion?.reason}
      error={error}
      quiet
      wanted={accountRef === null && !offered}
      disabled={!editable}
      source={listOf(choices.accounts)}
      create={
        onCreate && {
          label: (typed) =>
            typed ? `Create account “${typed}” in ${choices.books}` : `Create an account in ${choices.books}`,
          onCreate,
        }
      }
      onPick={(option) => onChoose('account', option)}
    />
  );
}

export function TaxRateCell({
  of,
  target,
  choices,
  editable,
  error,
  suggestion,
  onChoose,
}: CellProps & { suggestion: Suggestion | null }) {
  const { taxRates, ownTaxRates } = choices;
  if (!taxRates) return null;
  const { accountRef, taxRateRef } = target;
  const own = accountRef === null ? undefined : ownTaxRates[accountRef];
  const none = taxRates.some((option) => option.value === '') ? 'No tax' : 'Choose tax rate';
  const offered = suggestion && labelIn(taxRates, suggestion.taxRateRef ?? '');
  return (
    <Pick
      label={`Tax rate for ${of}`}
      value={taxRateRef ?? ''}
      text={labelIn(taxRates, taxRateRef)}
      placeholder={accountRef !== null ? none : offered ? `${offered}?` : '–'}
      error={error}
      quiet
      wanted={accountRef !== null && taxRateRef === null && none !== 'No tax'}
      disabled={!editable}
      source={taxRatesOf(taxRates, own)}
      onPick={(option) => onChoose('taxRate', option)}
    />
  );
}

export function DimensionCell({
  of,
  dimension,
  target,
  choices,
  editable,
  error,
  onChoose,
}: CellProps & { dimension: TableChoices['dimensions'][number] }) {
  const ref = target.trackingRefs.find((known) => dimension.options.some((option) => option.value === known)) ?? null;
  const isFull = ref === null && target.trackingRefs.length >= choices.trackingLimit;
  return (
    <Pick
      label={`${dimension.name} for ${of}`}
      value={ref ?? ''}
      text={labelIn(dimension.options, ref)}
      placeholder="–"
      error={error}
      quiet
      disabled={!editable}
      source={isFull ? fullOf(dimension.options, choices) : listOf(dimension.options)}
      onPick={(option) => onChoose({ dimension: dimension.ref }, option)}
    />
  );
}

export function ContactCell({
  of,
  kind,
  target,
  choices,
  editable,
  error,
  onChoose,
  onCreate,
}: CellProps & {
  kind: 'supplier' | 'customer';
  onCreate?: ((typed: string) => void) | undefined;
}) {
  const ref = kind === 'supplier' ? target.supplierRef : target.customerRef;
  return (
    <Pick
      label={`${kind === 'supplier' ? 'Supplier' : 'Customer'} for ${of}`}
      value={ref ?? ''}
      text={ref === null ? '' : (choices.names[ref] ?? ref)}
      placeholder="–"
      error={error}
      quiet
      disabled={!editable}
      source={kind === 'supplier' ? suppliers : customers}
      create={
        onCreate && {
          label: (typed) =>
            typed ? `Create ${kind} “${typed}” in ${choices.books}` : `Create a ${kind} in ${choices.books}`,
          onCreate,
        }
      }
      onPick={(option) => onChoose(kind, option)}
    />
  );
}

const suppliers: PickSource = { kind: 'search', path: '/api/books/suppliers', none: 'The default supplier' };
const customers: PickSource = { kind: 'search', path: '/api/books/customers', none: 'Nobody' };

const listOf = (options: readonly Option[]): PickSource => ({ kind: 'list', options });

/** The account's own rate first and said to be so. */
function taxRatesOf(options: readonly Option[], own: string | undefined): PickSource {
  const first = options
    .filter((option) => option.value === own)
    .map((option) => ({ ...option, detail: 'The account’s own' }));
  return listOf([...first, ...options.filter((option) => option.value !== own)]);
}

/** All of a kind of tracking, none to be chosen, as the line is full. */
const fullOf = (options: readonly Option[], { books, trackingLimit }: TableChoices): PickSource =>
  listOf(
    options.map((option) =>
      option.value === ''
        ? option
        : { ...option, disabledReason: `${books} takes ${trackingLimit} ${trackingLimit === 1 ? 'kind' : 'kinds'}` },
    ),
  );
