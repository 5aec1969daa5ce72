import { z } from 'zod';
import type {
  Account,
  BankAccount,
  BooksSnapshot,
  Contact,
  Snapshot,
  TaxRate,
  TrackingCategory,
} from '@/lib/domain/books/books';

/*
 * The schemas below describe the lists in Codat's format (Accounting API, data model), with only the fields that Outlay
 * stores. Every optional field is missing in at least one package.
 */

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const listed = { status: z.string().nullish(), metadata: z.object({ isDeleted: z.boolean().nullish() }).nullish() };

export const account = z.object({
  id: z.string(),
  nominalCode: text,
  name: text,
  type: text,
  currency: text,
  isBankAccount: z.boolean().nullish(),
  ...listed,
});
export const bankAccount = z.object({
  id: z.string(),
  nominalCode: text,
  accountName: text,
  accountType: text,
  currency: text,
  iban: text,
  accountNumber: text,
  ...listed,
});
export const supplier = z.object({ id: z.string(), supplierName: text, defaultCurrency: text, ...listed });
export const customer = z.object({ id: z.string(), customerName: text, defaultCurrency: text, ...listed });
export const trackingCategory = z.object({
  id: z.string(),
  name: text,
  parentId: z.string().nullish(),
  hasChildren: z.boolean().nullish(),
  ...listed,
});
export const taxRate = z.object({
  id: z.string(),
  name: text,
  code: text,
  effectiveTaxRate: z.number().nullish(),
  totalTaxRate: z.number().nullish(),
  ...listed,
});
export const info = z.object({ companyName: text, baseCurrency: text, ledgerLockDate: z.string().nullish() });
export const options = z.object({
  accounts: z
    .array(
      z.object({
        id: z.string(),
        validFor: z.array(z.string()).nullish(),
        validTransactionTypes: z.array(z.string()).nullish(),
      }),
    )
    .nullish(),
  taxRates: z.array(z.object({ id: z.string(), validTransactionTypes: z.array(z.string()).nullish() })).nullish(),
});

export type Options = z.output<typeof options>;

export const toOrganisation = (organisation: z.output<typeof info>): BooksSnapshot['organisation'] => ({
  name: organisation.companyName,
  baseCurrency: organisation.baseCurrency,
  lockDate: organisation.ledgerLockDate?.slice(0, 10) ?? null,
});

const types = ['Payment', 'Refund', 'Reward', 'Chargeback'];
const everyType = types.map((type) => `expense-transactions.${type}`);

/**
 * Codat gives no default tax rate for an account, in any package (Accounting API, Account). Without options, every account
 * takes every type of expense, except bank accounts: those are where the money comes from.
 */
export function toAccounts(entries: readonly z.output<typeof account>[], options: Options | null): Snapshot<Account>[] {
  const rules = new Map(
    (options?.accounts ?? []).map((entry) => [
      entry.id,
      entry.validFor ?? (entry.validTransactionTypes ?? []).map((type) => `expense-transactions.${type}`),
    ]),
  );
  return entries.filter(isPresent).map((entry) => ({
    ref: entry.id,
    code: entry.nominalCode,
    name: entry.name,
    type: entry.type,
    currency: entry.currency,
    isBankAccount: entry.isBankAccount ?? false,
    validFor: options ? (rules.get(entry.id) ?? []) : entry.isBankAccount ? [] : everyType,
    defaultTaxRateRef: null,
    archived: entry.status === 'Archived',
  }));
}

export const toBankAccounts = (entries: readonly z.output<typeof bankAccount>[]): Snapshot<BankAccount>[] =>
  entries.filter(isPresent).map((entry) => ({
    ref: entry.id,
    code: entry.nominalCode,
    name: entry.accountName,
    kind: entry.accountType,
    currency: entry.currency,
    numbers: [entry.iban, entry.accountNumber].filter((number) => number !== ''),
    archived: entry.status === 'Archived',
  }));

export function toTaxRates(entries: readonly z.output<typeof taxRate>[], options: Options | null): Snapshot<TaxRate>[] {
  const rules = new Map((options?.taxRates ?? []).map((entry) => [entry.id, entry.validTransactionTypes ?? []]));
  return entries.filter(isPresent).map((entry) => ({
    ref: entry.id,
    name: entry.name,
    code: entry.code,
    rate: Math.round((entry.effectiveTaxRate ?? entry.totalTaxRate ?? 0) * 10_000),
    validFor: options ? (rules.get(entry.id) ?? []) : types,
    archived: entry.status === 'Archived',
  }));
}

export const toTracking = (entries: readonly z.output<typeof trackingCategory>[]): Snapshot<TrackingCategory>[] =>
  entries.filter(isPresent).map((entry) => ({
    ref: entry.id,
    name: entry.name,
    parentRef: entry.parentId ?? null,
    hasChildren: entry.hasChildren ?? false,
    archived: entry.status === 'Archived',
  }));

export const toSuppliers = (entries: readonly z.output<typeof supplier>[]): Snapshot<Contact>[] =>
  entries.filter(isPresent).map((entry) => toContact(entry, entry.supplierName));

export const toCustomers = (entries: readonly z.output<typeof customer>[]): Snapshot<Contact>[] =>
  entries.filter(isPresent).map((entry) => toContact(entry, entry.customerName));

type Listed = {
  readonly status?: string | null | undefined;
  readonly metadata?: { isDeleted?: boolean | null | undefined } | null | undefined;
};

const toContact = (entry: Listed & { id: string; defaultCurrency: string }, name: string): Snapshot<Contact> => ({
  ref: entry.id,
  name,
  currency: entry.defaultCurrency,
  archived: entry.status === 'Archived',
});

/**
 * Returns whether the package still has the entry. A deleted entry stays in Codat's cache with its old status, and
 * Outlay counts it as removed.
 */
const isPresent = ({ metadata }: Listed): boolean => metadata?.isDeleted !== true;
