import type { Option } from '@/components/ui/form/option';
import type { HealthWords } from '../health';
import type { PickSource } from '../pick/source';

export type CardRowView = {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly unsynced: number;
  readonly health: HealthWords;
};

/** What can be chosen on the page of cards and bank accounts. */
export type CardChoices = {
  /** The package's name. */
  readonly books: string;
  readonly bankAccounts: readonly Option[];
  /** Whether a record has to be in its bank account's own currency. */
  readonly bankCurrencyOnly: boolean;
  readonly supplier: 'required' | 'default' | 'none';
  /** The names of the suppliers chosen. */
  readonly names: Readonly<Record<string, string>>;
  readonly currency: string;
  readonly currencies: readonly Option[];
};

/** The bank accounts, those that the package does not take for this currency greyed out. An account's detail is its currency. */
export function bankAccountsIn(
  { bankAccounts, bankCurrencyOnly }: CardChoices,
  currency: string | null,
): readonly Option[] {
  if (!bankCurrencyOnly || currency === null) return bankAccounts;
  return bankAccounts.map((option) =>
    option.disabledReason === undefined && option.detail !== undefined && option.detail !== currency
      ? { ...option, disabledReason: `In ${option.detail} only` }
      : option,
  );
}

export const listOf = (options: readonly Option[], none?: string): PickSource => ({
  kind: 'list',
  options: none === undefined ? options : [{ value: '', label: none }, ...options],
});

export const suppliersIn = (currency: string, none: string): PickSource => ({
  kind: 'search',
  path: '/api/books/suppliers',
  currency,
  none,
});
