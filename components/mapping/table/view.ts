import type { Option } from '@/components/ui/form/option';
import type { Suggestion } from '@/lib/domain/suggestions/suggest';
import type { Dimension } from '../choices';
import type { HealthWords } from '../health';

/** One category as the table shows it. What it is mapped to is in the draft. */
export type CategoryRowView = {
  readonly id: string;
  readonly name: string;
  readonly unsynced: number;
  readonly health: HealthWords;
  readonly isUnmapped: boolean;
  readonly suggestion: Suggestion | null;
};

/** What can be chosen in the columns. Null and empty where the package takes nothing of the kind. */
export type TableChoices = {
  /** The package's name. */
  readonly books: string;
  readonly accounts: readonly Option[];
  readonly taxRates: readonly Option[] | null;
  /** By account: the tax rate the package itself puts on it. */
  readonly ownTaxRates: Readonly<Record<string, string>>;
  readonly dimensions: readonly Dimension[];
  readonly trackingLimit: number;
  readonly takesSupplier: boolean;
  readonly takesCustomer: boolean;
  /** What suppliers, customers and accounts just created are called. */
  readonly names: Readonly<Record<string, string>>;
  readonly currency: string;
  /** For spending that goes elsewhere in another currency; those in use first. */
  readonly currencies: readonly Option[];
};

/** What an option is called; the bare id of one that no list has. */
export const labelIn = (
  options: readonly Option[],
  ref: string | null,
  names: Readonly<Record<string, string>> = {},
): string => (ref === null ? '' : (options.find((option) => option.value === ref)?.label ?? names[ref] ?? ref));

/** The column a choice stands in. */
export type Column = 'account' | 'taxRate' | 'supplier' | 'customer' | { readonly dimension: string };
