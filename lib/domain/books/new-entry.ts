import { z } from 'zod';
import type { EntryList } from './lists';
import type { PackageKey } from './package';

/** What can be created in the books from here, where the package lets one. */
export const newEntryKinds = ['account', 'supplier', 'bank_account'] as const;
export type NewEntryKind = (typeof newEntryKinds)[number];

const words = { account: 'account', supplier: 'supplier', bank_account: 'bank account' } as const;
export const newEntryNoun = (kind: NewEntryKind): string => words[kind];

const lists = { account: 'accounts', supplier: 'suppliers', bank_account: 'bankAccounts' } as const;
export const listForKind = (kind: NewEntryKind): EntryList => lists[kind];

/** Codat's write models, "options": which packages take which. What it answers for a connection counts (newEntryForm). */
const creatableIn: Readonly<Record<NewEntryKind, readonly PackageKey[]>> = {
  account: ['xero', 'quickbooks-online', 'quickbooks-desktop', 'intacct'],
  bank_account: ['xero', 'quickbooks-online', 'quickbooks-desktop', 'dynamics', 'freeagent'],
  supplier: ['xero', 'quickbooks-online', 'quickbooks-desktop', 'netsuite', 'dynamics', 'freeagent', 'zoho', 'intacct'],
};

/** Whether the package takes a new one from here, as far as is known before it is asked. */
export const canCreateEntry = (key: PackageKey, kind: NewEntryKind): boolean => creatableIn[kind].includes(key);

/** Said in place of a form where it does not. */
export const cannotCreateMessage = (packageName: string, kind: NewEntryKind): string =>
  `${packageName} takes no new ${words[kind]} from here. Create it in ${packageName}, then read the lists again.`;

/** A field of the form: one that the package needs, or that is as good as needed. */
export type EntryField = {
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  /** None where anything can be written. */
  readonly choices: readonly { readonly value: string; readonly label: string; readonly group: string }[];
  readonly maxLength: number | null;
  readonly hint: string | null;
  /** What most people would fill in. */
  readonly suggested?: string;
};

export type EntryForm = {
  /** Which of the fields is the entry's name. */
  readonly nameField: string;
  readonly fields: readonly EntryField[];
  /** What the package needs and nobody has to be asked. */
  readonly fixedValues: Readonly<Record<string, string>>;
};

/** What a form with these fields takes: the same check in the browser and on the server. */
export const entryInput = ({ fields }: EntryForm): z.ZodType<Record<string, string>, Record<string, string>> =>
  z.object(Object.fromEntries(fields.map((field) => [field.name, fieldInput(field)])));

/** The form with what most people would fill in: a new account is for spending, and in the company's own currency. */
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
  const wanted = Object.entries(usual).find(([field]) => field === name)?.[1] ?? [];
  if (choices.length === 0) return name === 'fullyQualifiedCategory' ? 'Total Expenses' : (wanted[0] ?? '');
  return wanted.find((value) => choices.some((choice) => choice.value === value)) ?? '';
}

/** Xero and QuickBooks Desktop; QuickBooks Online. Intacct takes its own words, under "Total Expenses". */
const categories = ['Expense.Expense', 'Expense.Expense.OtherMiscellaneousServiceCost'];

/** The entry as it is sent: what was filled in, and what is always the same. */
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
  return filled.refine((value) => value === '' || values.includes(value), `Choose one of the list: ${label}.`);
}

/** How far something has come that is being created in the books. */
export type NewEntry = {
  readonly id: string;
  readonly kind: NewEntryKind;
  readonly name: string;
  /** waiting: not taken by Codat yet. pending: taken, or written and not among the lists yet (then it has a `ref`). */
  readonly state: 'waiting' | 'pending' | 'success' | 'failed';
  readonly ref: string | null;
  /** The package's own words when it refused. */
  readonly message: string | null;
};
