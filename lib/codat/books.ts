import { z } from 'zod';
import type { BooksSnapshot } from '@/lib/domain/books';
import { call, type Line } from './http';
import { ask } from './platform';

/** The lists an expense product reads; Codat fetches each from the package by itself. */
export const listTypes = [
  'chartOfAccounts',
  'bankAccounts',
  'company',
  'customers',
  'suppliers',
  'taxRates',
  'trackingCategories',
] as const;

const pageSize = 500;
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const isGone = (entry: { status?: string | null; metadata?: { isDeleted?: boolean | null } | null }) =>
  entry.status === 'Archived' || entry.metadata?.isDeleted === true;

const listed = { status: z.string().nullish(), metadata: z.object({ isDeleted: z.boolean().nullish() }).nullish() };
const account = z.object({
  id: z.string(),
  nominalCode: text,
  name: text,
  type: text,
  currency: text,
  isBankAccount: z.boolean().nullish(),
  ...listed,
});
const bankAccount = z.object({
  id: z.string(),
  nominalCode: text,
  accountName: text,
  accountType: text,
  currency: text,
  ...listed,
});
const supplier = z.object({ id: z.string(), supplierName: text, defaultCurrency: text, ...listed });
const customer = z.object({ id: z.string(), customerName: text, defaultCurrency: text, ...listed });
const trackingCategory = z.object({
  id: z.string(),
  name: text,
  parentId: z.string().nullish(),
  hasChildren: z.boolean().nullish(),
  ...listed,
});
const taxRate = z.object({
  id: z.string(),
  name: text,
  code: text,
  effectiveTaxRate: z.number().nullish(),
  totalTaxRate: z.number().nullish(),
  ...listed,
});
const info = z.object({ companyName: text, baseCurrency: text, ledgerLockDate: z.string().nullish() });
const options = z.object({
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

/** Asks Codat to read every list from the package again. Reads answer from its cache until that has happened. */
export const requestRefresh = (codatCompanyId: string, line?: Line): Promise<void> =>
  ask((codat) => codat.refreshData.all({ companyId: codatCompanyId }), line);

const status = z.record(
  z.string(),
  z.object({ currentStatus: z.string().nullish(), lastSuccessfulSync: z.string().nullish() }),
);
const failed = [
  'FetchError',
  'MapError',
  'InternalError',
  'ProcessingError',
  'ValidationError',
  'AuthError',
  'RateLimitError',
  'PermissionsError',
  'PrerequisiteNotMet',
];
const settled = ['Complete', 'NotSupported', 'Cancelled', ...failed];

export type FetchState = 'running' | 'complete' | 'failed';

/** How far Codat has come with reading the lists. */
export async function fetchState(codatCompanyId: string, line?: Line): Promise<FetchState> {
  const lists = status.parse(await call({ method: 'GET', path: `/companies/${codatCompanyId}/dataStatus`, line }));
  const states = listTypes.map((type) => lists[type]?.currentStatus ?? 'Initial');
  if (!states.every((state) => settled.includes(state))) return 'running';
  return states.some((state) => failed.includes(state)) ? 'failed' : 'complete';
}

/** Reads every list as Codat holds it. What the package takes for which transaction is in its mapping options. */
export async function readBooks(codatCompanyId: string, connectionId: string, line?: Line): Promise<BooksSnapshot> {
  const company = `/companies/${codatCompanyId}`;
  const get = (path: string) => call({ method: 'GET', path, line });
  const organisation = info.parse(await get(`${company}/data/info`));
  const allowed = options.parse(await get(`${company}/sync/expenses/mappingOptions`));
  const accounts = await everyPage(`${company}/data/accounts`, account, get);
  const bankAccounts = await everyPage(`${company}/connections/${connectionId}/data/bankAccounts`, bankAccount, get);
  const taxRates = await everyPage(`${company}/data/taxRates`, taxRate, get);
  const tracking = await everyPage(`${company}/data/trackingCategories`, trackingCategory, get);
  const suppliers = await everyPage(`${company}/data/suppliers`, supplier, get);
  const customers = await everyPage(`${company}/data/customers`, customer, get);
  const accountRules = new Map(
    (allowed.accounts ?? []).map((entry) => [
      entry.id,
      entry.validFor ?? (entry.validTransactionTypes ?? []).map((type) => `expense-transactions.${type}`),
    ]),
  );
  const rateRules = new Map((allowed.taxRates ?? []).map((entry) => [entry.id, entry.validTransactionTypes ?? []]));
  return {
    organisation: {
      name: organisation.companyName,
      baseCurrency: organisation.baseCurrency,
      lockDate: organisation.ledgerLockDate?.slice(0, 10) ?? null,
    },
    accounts: accounts.map((entry) => ({
      ref: entry.id,
      code: entry.nominalCode,
      name: entry.name,
      type: entry.type,
      currency: entry.currency,
      isBankAccount: entry.isBankAccount ?? false,
      validFor: accountRules.get(entry.id) ?? [],
      archived: isGone(entry),
    })),
    bankAccounts: bankAccounts.map((entry) => ({
      ref: entry.id,
      code: entry.nominalCode,
      name: entry.accountName,
      kind: entry.accountType,
      currency: entry.currency,
      archived: isGone(entry),
    })),
    taxRates: taxRates.map((entry) => ({
      ref: entry.id,
      name: entry.name,
      code: entry.code,
      rate: Math.round((entry.effectiveTaxRate ?? entry.totalTaxRate ?? 0) * 10_000),
      validFor: rateRules.get(entry.id) ?? [],
      archived: isGone(entry),
    })),
    tracking: tracking.map((entry) => ({
      ref: entry.id,
      name: entry.name,
      parentRef: entry.parentId ?? null,
      hasChildren: entry.hasChildren ?? false,
      archived: isGone(entry),
    })),
    suppliers: suppliers.map((entry) => ({
      ref: entry.id,
      name: entry.supplierName,
      currency: entry.defaultCurrency,
      archived: isGone(entry),
    })),
    customers: customers.map((entry) => ({
      ref: entry.id,
      name: entry.customerName,
      currency: entry.defaultCurrency,
      archived: isGone(entry),
    })),
  };
}

/** Every page of a list. `totalResults` says how many there are (Codat, paging). */
async function everyPage<T>(path: string, entry: z.ZodType<T>, get: (path: string) => Promise<unknown>): Promise<T[]> {
  const page = z.object({ results: z.array(entry).nullish(), totalResults: z.number() });
  const all: T[] = [];
  for (let number = 1; ; number += 1) {
    const { results, totalResults } = page.parse(await get(`${path}?page=${number}&pageSize=${pageSize}`));
    all.push(...(results ?? []));
    if (all.length >= totalResults || !results?.length) return all;
  }
}
