import { type Columns, toColumns, toRows } from '@/components/page/columns';
import type { Tone } from '@/components/ui/display/tone';
import type { SearchSource } from '@/components/ui/form/combobox/source';
import { entryKey } from '@/lib/domain/books/entry-names';
import type { EntryList } from '@/lib/domain/books/lists';
import type { Option } from '@/lib/domain/list/option';
import { type CategoryTarget, emptyTarget, type Mapping } from '@/lib/domain/mapping/mapping';
import type { Suggestion } from '@/lib/domain/suggestions/suggest';

/** One category as a row of the table, with its saved coding. The values chosen since are in useDraft. */
export type CategoryRowView = {
  readonly id: string;
  readonly name: string;
  readonly unsynced: number;
  readonly tone: Tone;
  /** The health of the saved coding, in words. */
  readonly health: string;
  readonly isUnmapped: boolean;
  readonly suggestion: Suggestion | null;
  /** What is set in the saved coding; null when the category has none. */
  readonly target: Partial<CategoryTarget> | null;
};

/**
 * A row in the data of the page. A suggestion has a column for each of its fields, because many rows have the same values.
 */
export type ShownCategory = Omit<CategoryRowView, 'suggestion'> & {
  readonly suggestedAccount: string | null;
  readonly suggestedTaxRate: string | null;
  readonly confidence: number | null;
  readonly reason: string | null;
};

/** Returns the rows as columns. */
export const categoryColumns = (rows: readonly CategoryRowView[]): Columns<ShownCategory> =>
  toColumns(
    rows.map(({ suggestion, ...row }) => ({
      ...row,
      suggestedAccount: suggestion?.accountRef ?? null,
      suggestedTaxRate: suggestion?.taxRateRef ?? null,
      confidence: suggestion?.confidence ?? null,
      reason: suggestion?.reason ?? null,
    })),
  );

const readRow = ({
  suggestedAccount: accountRef,
  suggestedTaxRate: taxRateRef,
  confidence,
  reason,
  ...row
}: ShownCategory): CategoryRowView => ({
  ...row,
  suggestion:
    accountRef === null || confidence === null || reason === null
      ? null
      : { accountRef, taxRateRef, confidence, reason },
});

/** Returns what is set in a coding. The data of the page has nothing for the other fields. */
export const setIn = (target: CategoryTarget): Partial<CategoryTarget> =>
  Object.fromEntries(
    Object.entries(target).filter(([, value]) => value !== null && Object.keys(Object(value)).length > 0),
  );

/**
 * Returns the rows, and the mapping of their categories. The data of the page has each id and each name of a field once,
 * in columns.
 */
export function readRows(columns: Columns<ShownCategory>, mapping: Omit<Mapping, 'categories'>) {
  const rows = toRows(columns).map(readRow);
  const categories = Object.fromEntries(
    rows.flatMap(({ id, target }) => (target ? [[id, { ...emptyTarget, ...target }]] : [])),
  );
  return { rows, mapping: { ...mapping, categories } };
}

/** What each column offers. A column that the package does not support is null, empty or false. */
export type TableChoices = {
  /** The name of the accounting package. */
  readonly books: string;
  readonly takesTaxRate: 'required' | 'optional' | null;
  /** The default tax rate that the package defines for each account of the page, by account id. */
  readonly ownTaxRates: Readonly<Record<string, string>>;
  readonly dimensions: readonly { readonly ref: string; readonly name: string }[];
  /** The id of the tracking category that each option of the page belongs to, by the option's id. */
  readonly dimensionOf: Readonly<Record<string, string>>;
  readonly trackingLimit: number;
  readonly takesSupplier: boolean;
  readonly takesCustomer: boolean;
  /** The names of the entries of the page, by list and ref. */
  readonly names: Readonly<Record<string, string>>;
  readonly currency: string;
  /** The currencies that expenses and bank accounts have. */
  readonly currenciesInUse: readonly string[];
};

/** Returns the name of an entry; its id when the name is not known, and '' when `ref` is null. */
export const nameIn = (names: TableChoices['names'], list: EntryList, ref: string | null): string =>
  ref === null ? '' : (names[entryKey({ list, ref })] ?? ref);

/** The column that a choice belongs to. `dimension` is the id of a tracking category. */
export type Column = 'account' | 'taxRate' | 'supplier' | 'customer' | { readonly dimension: string };

const lists = { account: 'accounts', taxRate: 'taxRates', supplier: 'suppliers', customer: 'customers' } as const;

/** Returns the choices with the entry that was chosen: its name, and what the books define for it. */
export function withChosen(choices: TableChoices, column: Column, { value, label, taxRate }: Option): TableChoices {
  if (value === '') return choices;
  const list = typeof column === 'string' ? lists[column] : 'tracking';
  const { names, ownTaxRates, dimensionOf } = choices;
  return {
    ...choices,
    names: {
      ...names,
      [entryKey({ list, ref: value })]: label,
      ...(taxRate && { [entryKey({ list: 'taxRates', ref: taxRate.ref })]: taxRate.name }),
    },
    ownTaxRates: taxRate ? { ...ownTaxRates, [value]: taxRate.ref } : ownTaxRates,
    dimensionOf: typeof column === 'string' ? dimensionOf : { ...dimensionOf, [value]: column.dimension },
  };
}

/** The options of the columns that are the same in every row. */
export const accounts: SearchSource = { kind: 'search', path: '/api/books/accounts' };
export const taxRates: SearchSource = { kind: 'search', path: '/api/books/tax-rates' };
export const trackingIn = (dimension: string, full?: string): SearchSource => ({
  kind: 'search',
  path: '/api/books/tracking',
  of: dimension,
  none: 'None',
  full,
});

/** Returns the id of the chosen option of this tracking category, or null if no option is chosen. */
export const chosenIn = (
  { trackingRefs }: Pick<CategoryTarget, 'trackingRefs'>,
  dimension: string,
  { dimensionOf }: TableChoices,
): string | null => trackingRefs.find((ref) => dimensionOf[ref] === dimension) ?? null;
