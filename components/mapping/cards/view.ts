import type { OptionSource } from '@/components/ui/form/combobox/source';
import type { Option } from '@/lib/domain/list/option';
import type { HealthWords } from '../health';

export type CardRowView = {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly unsynced: number;
  readonly health: HealthWords;
};

/** The address at which a browser without script asks whether to archive the card. */
export const archiveHref = ({ id }: Pick<CardRowView, 'id'>): string => `?archive=${id}`;

/** Stores the name of an entry that was chosen, so that the page can show it. */
export type OnName = (list: 'bankAccounts' | 'suppliers', chosen: Option) => void;

/** What the page of cards and bank accounts offers. */
export type CardChoices = {
  /** The name of the accounting package. */
  readonly books: string;
  /** The id of the first bank account in use of each currency. */
  readonly firstOf: Readonly<Record<string, string>>;
  readonly supplier: 'required' | 'default' | 'none';
  /** The names of the bank accounts and suppliers of the page, by list and ref. */
  readonly names: Readonly<Record<string, string>>;
  readonly currency: string;
  /** The currencies that expenses and bank accounts have. */
  readonly currenciesInUse: readonly string[];
};

/**
 * Returns the bank accounts as options. With a `currency`, those from which the package cannot book an expense in it are
 * disabled. `none` is the label of the empty option.
 */
export const bankAccountsIn = (currency: string | null, none?: string): OptionSource => ({
  kind: 'search',
  path: '/api/books/bank-accounts',
  none,
  ...(currency && { currency }),
});
