import type { OptionSource } from '@/components/ui/form/combobox/source';
import type { Option } from '@/components/ui/form/option';
import type { Suggestion } from '@/lib/domain/suggestions/suggest';
import type { Dimension } from '../choices';
import type { HealthWords } from '../health';

/** One category as a row of the table. The chosen values are not here: useDraft has them. */
export type CategoryRowView = {
  readonly id: string;
  readonly name: string;
  readonly unsynced: number;
  readonly health: HealthWords;
  readonly isUnmapped: boolean;
  readonly suggestion: Suggestion | null;
};

/** The options of each column. A column that the package does not support is null, empty or false. */
export type TableChoices = {
  /** The name of the accounting package. */
  readonly books: string;
  readonly accounts: readonly Option[];
  readonly taxRates: readonly Option[] | null;
  /** The default tax rate that the package defines for each account, by account id. */
  readonly ownTaxRates: Readonly<Record<string, string>>;
  readonly dimensions: readonly Dimension[];
  readonly trackingLimit: number;
  readonly takesSupplier: boolean;
  readonly takesCustomer: boolean;
  /** The names of suppliers, customers and new accounts, by list and ref. */
  readonly names: Readonly<Record<string, string>>;
  readonly currency: string;
  /** The currencies in which a category can have another account; those in use come first. */
  readonly currencies: readonly Option[];
};

/**
 * Returns the label of the option with this id. Returns `called`, or the id itself, when no option has it.
 */
export const labelIn = (
  options: readonly Option[],
  ref: string | null,
  /** The name of an entry that no option has. */
  called?: string,
): string => (ref === null ? '' : (options.find((option) => option.value === ref)?.label ?? called ?? ref));

/** The column that a choice belongs to. `dimension` is the id of a tracking category. */
export type Column = 'account' | 'taxRate' | 'supplier' | 'customer' | { readonly dimension: string };

/** Returns the options for a combobox. With `none`, they start with an empty option of that label. */
export const listOf = (options: readonly Option[], none?: string): OptionSource => ({
  kind: 'list',
  options: none === undefined ? options : [{ value: '', label: none }, ...options],
});
