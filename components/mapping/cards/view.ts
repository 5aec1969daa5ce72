import type { Option } from '@/components/ui/form/option';
import type { HealthWords } from '../health';

export type CardRowView = {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly unsynced: number;
  readonly health: HealthWords;
};

/** The choices on the page of cards and bank accounts. */
export type CardChoices = {
  /** The package's name. */
  readonly books: string;
  readonly bankAccounts: readonly Option[];
  /** Whether a record must be in the currency of its bank account. */
  readonly bankCurrencyOnly: boolean;
  readonly supplier: 'required' | 'default' | 'none';
  /** The names of the suppliers chosen. */
  readonly names: Readonly<Record<string, string>>;
  readonly currency: string;
  readonly currencies: readonly Option[];
};

/** Returns the bank accounts, those the package does not take for this currency disabled. An account's detail is its currency. */
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
