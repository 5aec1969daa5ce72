import type { OptionSource } from '@/components/ui/form/combobox/source';
import type { Option } from '@/components/ui/form/option';
import type { Suggestion } from '@/lib/domain/suggestions/suggest';
import type { Dimension } from '../choices';
import type { HealthWords } from '../health';

/** One category as the table shows it. Its choices are in the draft. */
export type CategoryRowView = {
  readonly id: string;
  readonly name: string;
  readonly unsynced: number;
  readonly health: HealthWords;
  readonly isUnmapped: boolean;
  readonly suggestion: Suggestion | null;
};

/** The choices of the columns; null or empty where the package takes none. */
export type TableChoices = {
  /** The package's name. */
  readonly books: string;
  readonly accounts: readonly Option[];
  readonly taxRates: readonly Option[] | null;
  /** The package's own tax rate of each account. */
  readonly ownTaxRates: Readonly<Record<string, string>>;
  readonly dimensions: readonly Dimension[];
  readonly trackingLimit: number;
  readonly takesSupplier: boolean;
  readonly takesCustomer: boolean;
  /** The names of suppliers, customers and new accounts. */
  readonly names: Readonly<Record<string, string>>;
  readonly currency: string;
  /** For spending that goes to another account in another currency; those in use first. */
  readonly currencies: readonly Option[];
};

/** Returns the label of an option; its id when no list has it. */
export const labelIn = (
  options: readonly Option[],
  ref: string | null,
  names: Readonly<Record<string, string>> = {},
): string => (ref === null ? '' : (options.find((option) => option.value === ref)?.label ?? names[ref] ?? ref));

/** The column of a choice. */
export type Column = 'account' | 'taxRate' | 'supplier' | 'customer' | { readonly dimension: string };

/** Returns the options as a source, after an empty option labelled `none`. */
export const listOf = (options: readonly Option[], none?: string): OptionSource => ({
  kind: 'list',
  options: none === undefined ? options : [{ value: '', label: none }, ...options],
});
