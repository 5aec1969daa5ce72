import type { Option } from '@/components/ui/form/option';
import type { HealthWords } from '../health';

export type CardRowView = {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly unsynced: number;
  readonly health: HealthWords;
};

/** The options on the page of cards and bank accounts. */
export type CardChoices = {
  /** The name of the accounting package. */
  readonly books: string;
  readonly bankAccounts: readonly Option[];
  /** Whether the package requires a record to be in the currency of its bank account. */
  readonly bankCurrencyOnly: boolean;
  readonly supplier: 'required' | 'default' | 'none';
  /** The names of the suppliers that are chosen as defaults, by their id in the books. */
  readonly names: Readonly<Record<string, string>>;
  readonly currency: string;
  readonly currencies: readonly Option[];
};

/**
 * Returns the bank accounts as options. If the package requires it, those in another currency than `currency` are
 * disabled; the currency of an account is in its `detail`.
 */
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
