import type { Option } from '@/components/ui/form/option';
import { bookingOf } from '@/lib/domain/books/currency/booking';
import { type PackageKey, packageOf } from '@/lib/domain/books/package';
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
  readonly packageKey: PackageKey;
  /** Whether each bank account is a credit card (`Credit`), by its id in the books. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly supplier: 'required' | 'default' | 'none';
  /** The names of the suppliers that are chosen as defaults, by their id in the books. */
  readonly names: Readonly<Record<string, string>>;
  readonly currency: string;
  readonly currencies: readonly Option[];
};

/**
 * Returns the bank accounts as options. Those from which the package cannot book an expense in `currency` are disabled.
 * The currency of an account is in its `detail`.
 */
export function bankAccountsIn(choices: CardChoices, currency: string | null): readonly Option[] {
  if (currency === null) return choices.bankAccounts;
  return choices.bankAccounts.map((option) => {
    const disabledReason = option.disabledReason ?? whyNotIn(option, currency, choices);
    return disabledReason === undefined ? option : { ...option, disabledReason };
  });
}

function whyNotIn(option: Option, currency: string, { packageKey, kinds, currency: baseCurrency }: CardChoices) {
  const kind = kinds[option.value];
  if (kind === undefined || option.detail === undefined) return undefined;
  const account = { kind, currency: option.detail };
  switch (bookingOf(packageOf(packageKey), account, { currency, baseCurrency })) {
    case 'refused':
      return `In ${account.currency}, not for ${currency}`;
    case 'no rate':
      return `In ${account.currency}, no rate from ${currency}`;
    default:
      return undefined;
  }
}
