'use client';

import { contactSource } from '@/components/books/contact-source';
import { Combobox } from '@/components/ui/form/combobox/combobox';
import type { OptionSource } from '@/components/ui/form/combobox/source';
import type { Option } from '@/components/ui/form/option';
import type { CategoryTarget } from '@/lib/domain/mapping/mapping';
import { counted } from '@/lib/domain/plural';
import type { Suggestion } from '@/lib/domain/suggestions/suggest';
import { type Column, labelIn, listOf, type TableChoices } from './view';

export type CellProps = {
  /** The category, read out: "Travel". */
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
    <Combobox
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
    <Combobox
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
  const ref = trackingIn(target, dimension);
  const isFull = ref === null && target.trackingRefs.length >= choices.trackingLimit;
  return (
    <Combobox
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
    <Combobox
      label={`${kind === 'supplier' ? 'Supplier' : 'Customer'} for ${of}`}
      value={ref ?? ''}
      text={ref === null ? '' : (choices.names[ref] ?? ref)}
      placeholder="–"
      error={error}
      quiet
      disabled={!editable}
      source={contacts[kind]}
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

const contacts = {
  supplier: contactSource('supplier', 'The default supplier'),
  customer: contactSource('customer', 'Nobody'),
};

/** Returns the option chosen of one tracking category. */
export const trackingIn = (target: CategoryTarget, { options }: TableChoices['dimensions'][number]): string | null =>
  target.trackingRefs.find((ref) => options.some((option) => option.value === ref)) ?? null;

/** The account's own rate first, marked as such. */
function taxRatesOf(options: readonly Option[], own: string | undefined): OptionSource {
  const first = options
    .filter((option) => option.value === own)
    .map((option) => ({ ...option, detail: 'The account’s own' }));
  return listOf([...first, ...options.filter((option) => option.value !== own)]);
}

/** The options of a tracking category, disabled because the line has as many as the package takes. */
const fullOf = (options: readonly Option[], { books, trackingLimit }: TableChoices): OptionSource =>
  listOf(
    options.map((option) =>
      option.value === '' ? option : { ...option, disabledReason: `${books} takes ${counted(trackingLimit, 'kind')}` },
    ),
  );
