import { type ItemState, idempotencyKeyMinutes } from '@/lib/domain/sync/sync';
import type { EntryList } from './lists';
import { type BrandKey, brandOf, type PackageKey } from './package/package-type';

/** The kinds of entries that a person can create in the books from Outlay, if the package allows it. */
export const newEntryKinds = ['account', 'supplier', 'bank_account'] as const;
export type NewEntryKind = (typeof newEntryKinds)[number];

const words = { account: 'account', supplier: 'supplier', bank_account: 'bank account' } as const;
export const newEntryNoun = (kind: NewEntryKind): string => words[kind];

const products = { account: 'accounts', supplier: 'suppliers', bank_account: 'bank_accounts' } as const;
/** Returns the product of Codat that creates entries of a kind (lib/domain/sync/product.ts). */
export const productOfKind = (kind: NewEntryKind): 'accounts' | 'suppliers' | 'bank_accounts' => products[kind];

const lists = { account: 'accounts', supplier: 'suppliers', bank_account: 'bankAccounts' } as const;
export const listForKind = (kind: NewEntryKind): EntryList => lists[kind];

/**
 * The packages in which each kind can be created, according to Codat's write models. For a linked package, Codat's
 * answer decides (newEntryForm).
 */
const creatableIn: Readonly<Record<NewEntryKind, readonly BrandKey[]>> = {
  account: ['xero', 'quickbooks-online', 'quickbooks-desktop', 'intacct'],
  bank_account: ['xero', 'quickbooks-online', 'quickbooks-desktop', 'dynamics', 'freeagent', 'sage-business-cloud'],
  supplier: ['xero', 'quickbooks-online', 'quickbooks-desktop', 'netsuite', 'dynamics', 'freeagent', 'zoho', 'intacct'],
};

/** Whether the package should allow creating such an entry. Used before Codat has been asked. */
export const canCreateEntry = (key: PackageKey, kind: NewEntryKind): boolean =>
  creatableIn[kind].includes(brandOf(key));

/** Returns the message shown instead of the form when the package does not allow creating such an entry. */
export const cannotCreateMessage = (packageName: string, kind: NewEntryKind): string =>
  `${packageName} does not let Outlay create a new ${words[kind]}. Create it in ${packageName}, then refresh the lists.`;

/** A field of the form for a new entry. The package requires it, or an entry without it is of little use. */
export type EntryField = {
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  /** The values a person can choose from. Empty when any text is allowed. */
  readonly choices: readonly { readonly value: string; readonly label: string; readonly group: string }[];
  readonly maxLength: number | null;
  readonly hint: string | null;
  /** The value that is filled in at first. */
  readonly suggested?: string;
};

export type EntryForm = {
  /** The name of the field that contains the entry's name. */
  readonly nameField: string;
  readonly fields: readonly EntryField[];
  /** Values that are sent with every new entry and never shown in the form. */
  readonly fixedValues: Readonly<Record<string, string>>;
};

/** Codat's name of the currency of a supplier. Most suppliers have that of the books. */
export const currencyField = 'defaultCurrency';

/** Returns the form of a supplier who is paid in this currency. Without one, an optional currency is not asked for. */
export const inCurrency = (form: EntryForm, currency: string | undefined): EntryForm => ({
  ...form,
  fields: currency
    ? form.fields.map((field) => (field.name === currencyField ? { ...field, suggested: currency } : field))
    : form.fields.filter(({ name, required }) => name !== currencyField || required),
});

/** Adds the initial values to a form. By default a new account is an expense account in the base currency. */
export const withSuggestions = (form: EntryForm, baseCurrency: string): EntryForm => ({
  ...form,
  fields: form.fields.map((field) => ({ ...field, suggested: suggestionFor(field, baseCurrency) })),
});

function suggestionFor({ name, choices }: EntryField, baseCurrency: string): string {
  const usual = {
    currency: [baseCurrency],
    fullyQualifiedCategory: categories,
    type: ['Expense'],
    accountType: ['Debit'],
  };
  const usualValues = Object.entries(usual).find(([field]) => field === name)?.[1] ?? [];
  if (choices.length === 0) return name === 'fullyQualifiedCategory' ? 'Total Expenses' : (usualValues[0] ?? '');
  return usualValues.find((value) => choices.some((choice) => choice.value === value)) ?? '';
}

/**
 * The usual category of a new account: the first value in Xero and QuickBooks Desktop, the second in QuickBooks Online.
 * Intacct has its own values and uses "Total Expenses".
 */
const categories = ['Expense.Expense', 'Expense.Expense.OtherMiscellaneousServiceCost'];

/** Returns the request body for Codat: the entered values that are not empty, and the fixed values. */
export const entryPayload = (form: EntryForm, values: Readonly<Record<string, string>>): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')),
  ...form.fixedValues,
});

/** A request to create an entry in the books, with its progress, which is derived from its newest sync item. */
export type NewEntry = {
  readonly id: string;
  readonly kind: NewEntryKind;
  readonly name: string;
  /**
   * `waiting`: the request was not sent yet. `pending`: the entry is being created; once `ref` is set, it exists in the
   * package but not in our lists yet. `success`: it can be selected. `failed`: the package refused it.
   */
  readonly state: 'waiting' | 'pending' | 'success' | 'failed';
  readonly ref: string | null;
  /** The package's error message; null unless the request failed. */
  readonly message: string | null;
  /** Until when Outlay looks for the entry in the books, while Codat does not say whether it was created; else null. */
  readonly unconfirmedUntil: Date | null;
};

/**
 * An entry on which Codat gave up may be written at any time later (lib/workflows/sync/products/lookup/find-entry.ts). It is looked
 * for during a day, at least once an hour.
 */
export const lookedForSeconds = 24 * 3600;
export const longestWaitSeconds = 3600;

/** A new entry that Codat has not confirmed and not refused. */
export type UnconfirmedEntry = Pick<NewEntry, 'id' | 'kind' | 'name'> & { readonly until: Date };

/**
 * Returns until when an entry is looked for in the books: a day after its key expired, under which it was sent. Null while
 * it can still be sent under the key, and when its outcome is known.
 */
export function unconfirmedUntil(
  { state, keyUsedAt }: { readonly state: ItemState; readonly keyUsedAt: Date | null },
  now: Date,
): Date | null {
  if (state !== 'unknown' || keyUsedAt === null) return null;
  const lostAt = keyUsedAt.getTime() + idempotencyKeyMinutes * 60_000;
  return lostAt <= now.getTime() ? new Date(lostAt + lookedForSeconds * 1000) : null;
}

/** Says that Codat has not confirmed an entry, and until when Outlay looks for it. `until` is a time in words. */
export const unconfirmedWords = (
  { kind, name, until }: Pick<NewEntry, 'kind' | 'name'> & { readonly until: string },
  packageName: string,
): string =>
  `Codat has not said whether the ${words[kind]} ${name} was created. Outlay looks for it in ${packageName} every hour, until ${until}.`;

/** Says what a person can do about an unconfirmed entry. */
export const unconfirmedAdvice = (kind: NewEntryKind, packageName: string): string =>
  `If you see it in ${packageName}, read the lists again: then you can choose it. If not, choose another ${words[kind]} meanwhile. Creating it by hand could make a second one.`;

const disconnectedMessage = 'The books were disconnected before the entry was created.';

/**
 * Derives the progress of a new entry from its newest sync item, from whether our lists contain it, and from whether its
 * books were disconnected.
 */
export function newEntryProgress({
  item,
  isListed,
  isDisconnected,
}: {
  readonly item: { readonly state: ItemState; readonly message: string | null } | null;
  readonly isListed: boolean;
  readonly isDisconnected: boolean;
}): Pick<NewEntry, 'state' | 'message'> {
  if (isListed) return { state: 'success', message: null };
  switch (item?.state) {
    case 'failed':
      return { state: 'failed', message: item.message ?? 'No reason was given.' };
    case 'withdrawn':
      return { state: 'failed', message: disconnectedMessage };
    case 'synced':
      return isDisconnected
        ? { state: 'failed', message: 'The books were disconnected after the entry was created.' }
        : { state: 'pending', message: null };
    case 'sending':
    case 'sent':
    case 'unknown':
      return { state: 'pending', message: null };
    case 'queued':
    case undefined:
      return { state: 'waiting', message: null };
  }
}
