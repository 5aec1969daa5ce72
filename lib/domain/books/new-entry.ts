import { z } from 'zod';
import type { EntryList } from './lists';
import type { PackageKey } from './package';

/** What can be created in the books from Outlay, if the package allows it. */
export const newEntryKinds = ['account', 'supplier', 'bank_account'] as const;
export type NewEntryKind = (typeof newEntryKinds)[number];

const words = { account: 'account', supplier: 'supplier', bank_account: 'bank account' } as const;
export const newEntryNoun = (kind: NewEntryKind): string => words[kind];

const lists = { account: 'accounts', supplier: 'suppliers', bank_account: 'bankAccounts' } as const;
export const listForKind = (kind: NewEntryKind): EntryList => lists[kind];

/**
 * The packages that allow creating each kind, by Codat's write models. For a linked package, its own options decide
 * (newEntryForm).
 */
const creatableIn: Readonly<Record<NewEntryKind, readonly PackageKey[]>> = {
  account: ['xero', 'quickbooks-online', 'quickbooks-desktop', 'intacct'],
  bank_account: ['xero', 'quickbooks-online', 'quickbooks-desktop', 'dynamics', 'freeagent'],
  supplier: ['xero', 'quickbooks-online', 'quickbooks-desktop', 'netsuite', 'dynamics', 'freeagent', 'zoho', 'intacct'],
};

/** Whether the package probably allows creating such an entry, before Codat is asked. */
export const canCreateEntry = (key: PackageKey, kind: NewEntryKind): boolean => creatableIn[kind].includes(key);

/** Explains why there is no form. */
export const cannotCreateMessage = (packageName: string, kind: NewEntryKind): string =>
  `${packageName} does not let Outlay create a ${words[kind]}. Create it in ${packageName}, then refresh the lists.`;

/** A field of the form: required by the package, or needed in practice. */
export type EntryField = {
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  /** Empty for free text. */
  readonly choices: readonly { readonly value: string; readonly label: string; readonly group: string }[];
  readonly maxLength: number | null;
  readonly hint: string | null;
  /** The usual value. */
  readonly suggested?: string;
};

export type EntryForm = {
  /** The field that holds the entry's name. */
  readonly nameField: string;
  readonly fields: readonly EntryField[];
  /** Values sent with every new entry, never shown. */
  readonly fixedValues: Readonly<Record<string, string>>;
};

/** Returns the schema of the form, used in the browser and on the server. */
export const entryInput = ({ fields }: EntryForm): z.ZodType<Record<string, string>, Record<string, string>> =>
  z.object(Object.fromEntries(fields.map((field) => [field.name, fieldInput(field)])));

/** Adds usual values to a form: a new account is an expense account in the base currency. */
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
 * The categories of Xero and QuickBooks Desktop, and of QuickBooks Online. Intacct uses its own names under "Total
 * Expenses".
 */
const categories = ['Expense.Expense', 'Expense.Expense.OtherMiscellaneousServiceCost'];

/** Returns the request body: the entered values and the fixed ones. */
export const entryPayload = (form: EntryForm, values: Readonly<Record<string, string>>): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')),
  ...form.fixedValues,
});

function fieldInput({ label, required, maxLength, choices }: EntryField) {
  const text = z
    .string()
    .trim()
    .max(maxLength ?? 500, `${label} has at most ${maxLength ?? 500} characters.`);
  const filled = required ? text.min(1, choices.length > 0 ? `Choose: ${label}.` : `Fill in: ${label}.`) : text;
  if (choices.length === 0) return filled;
  const values = choices.map((choice) => choice.value);
  return filled.refine((value) => value === '' || values.includes(value), `Choose from the list: ${label}.`);
}

/** The progress of creating an entry in the books. */
export type NewEntry = {
  readonly id: string;
  readonly kind: NewEntryKind;
  readonly name: string;
  /**
   * `waiting`: not accepted by Codat yet. `pending`: accepted; when it has a `ref`, it is written but not in the lists
   * yet.
   */
  readonly state: 'waiting' | 'pending' | 'success' | 'failed';
  readonly ref: string | null;
  /** The package's error message. */
  readonly message: string | null;
};
