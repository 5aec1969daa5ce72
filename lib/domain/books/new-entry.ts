import { z } from 'zod';
import { normaliseLine } from '@/lib/domain/text';
import type { EntryList } from './lists';
import type { PackageKey } from './package';

/** The kinds of entries that a person can create in the books from Outlay, if the package allows it. */
export const newEntryKinds = ['account', 'supplier', 'bank_account'] as const;
export type NewEntryKind = (typeof newEntryKinds)[number];

const words = { account: 'account', supplier: 'supplier', bank_account: 'bank account' } as const;
export const newEntryNoun = (kind: NewEntryKind): string => words[kind];

const lists = { account: 'accounts', supplier: 'suppliers', bank_account: 'bankAccounts' } as const;
export const listForKind = (kind: NewEntryKind): EntryList => lists[kind];

/**
 * The packages in which each kind can be created, according to Codat's write models. For a linked package, Codat's
 * answer decides (newEntryForm).
 */
const creatableIn: Readonly<Record<NewEntryKind, readonly PackageKey[]>> = {
  account: ['xero', 'quickbooks-online', 'quickbooks-desktop', 'intacct'],
  bank_account: ['xero', 'quickbooks-online', 'quickbooks-desktop', 'dynamics', 'freeagent'],
  supplier: ['xero', 'quickbooks-online', 'quickbooks-desktop', 'netsuite', 'dynamics', 'freeagent', 'zoho', 'intacct'],
};

/** Whether the package should allow creating such an entry. Used before Codat has been asked. */
export const canCreateEntry = (key: PackageKey, kind: NewEntryKind): boolean => creatableIn[kind].includes(key);

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

/** Returns the zod schema that validates the form, in the browser and on the server. */
export const entryInput = ({ fields }: EntryForm): z.ZodType<Record<string, string>, Record<string, string>> =>
  z.object(Object.fromEntries(fields.map((field) => [field.name, fieldInput(field)])));

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

function fieldInput({ label, required, maxLength, choices }: EntryField) {
  const text = z
    .string()
    .transform(normaliseLine)
    .pipe(z.string().max(maxLength ?? 500, `${label} has at most ${maxLength ?? 500} characters.`));
  const missing = choices.length > 0 ? `Choose: ${label}.` : `Fill in: ${label}.`;
  const filled = required ? text.refine((value) => value !== '', missing) : text;
  if (choices.length === 0) return filled;
  const values = choices.map((choice) => choice.value);
  return filled.refine((value) => value === '' || values.includes(value), `Choose from the list: ${label}.`);
}

/** A request to create an entry in the books, with its progress. */
export type NewEntry = {
  readonly id: string;
  readonly kind: NewEntryKind;
  readonly name: string;
  /**
   * `waiting`: Codat has not accepted the request yet. `pending`: Codat has accepted it; once `ref` is set, the entry
   * exists in the package but not in our lists yet.
   */
  readonly state: 'waiting' | 'pending' | 'success' | 'failed';
  readonly ref: string | null;
  /** The package's error message; null unless the request failed. */
  readonly message: string | null;
};
