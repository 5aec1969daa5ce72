import type { ExpectedRecord } from '../checks/books-check';
import type { ExpectedClaim } from '../checks/claims-check';
import type { ExpectedTransfer } from '../checks/transfers-check';
import type { Options } from '../options';
import { recordClaims } from './claims';
import { type Company, createLinkedCompany } from './company';
import { mapConcurrently } from './concurrency';
import { recordExpenses } from './expenses';
import { recordTransfers } from './transfers';

/** A company and the records that its books must contain at the end. */
export type CompanyLoad = {
  readonly company: Company;
  readonly expected: readonly ExpectedRecord[];
  readonly transfers: readonly ExpectedTransfer[];
  readonly claims: readonly ExpectedClaim[];
};

const concurrency = 4;
const batchSize = 50;
/** Of so many companies that write with the Expenses API, there is one more that writes direct costs. */
const companiesPerDirect = 10;

/** Creates and links the companies, and records an equal share of the expenses for each, claims, and transfers. */
export const prepareLoad = (options: Options, signal: AbortSignal): Promise<CompanyLoad[]> =>
  mapConcurrently(sharesOf(options), concurrency, async ({ way, number, expenses, claims, transfers }) => {
    signal.throwIfAborted();
    const seed = options.seed * 1000 + number + (way === 'expenses' ? 0 : 500);
    const company = await createLinkedCompany(number, way);
    return {
      company,
      expected: await recordExpenses(company, expenses, seed),
      claims: await recordClaims(company, claims, seed),
      transfers: await recordTransfers(company, company.takesTransfers ? transfers : 0, seed),
    };
  });

type Share = {
  readonly way: Parameters<typeof createLinkedCompany>[1];
  readonly number: number;
  readonly expenses: number;
  readonly claims: number;
  readonly transfers: number;
};

/** Returns what each company records. Those that write direct costs have expenses and transfers. */
function sharesOf({ companies, expenses, transfers, claims, direct }: Options): readonly Share[] {
  const directCompanies = direct > 0 ? Math.ceil(companies / companiesPerDirect) : 0;
  const moved = Math.ceil(transfers / (companies + directCompanies));
  return [
    ...shares(expenses, companies).map((count, number): Share => {
      const owed = Math.ceil(claims / companies);
      return { way: 'expenses', number, expenses: count, claims: owed, transfers: moved };
    }),
    ...shares(direct, directCompanies).map((count, number): Share => {
      return { way: 'direct costs', number, expenses: count, claims: 0, transfers: moved };
    }),
  ];
}

/** Returns equal shares of a number. */
const shares = (total: number, by: number): readonly number[] =>
  Array.from({ length: by }, (_, index) => Math.floor(total / by) + (index < total % by ? 1 : 0));

/**
 * Returns the numbers of batches and of receipts that must be sent. Each takes one call, and each batch one poll. A
 * transfer and a direct cost are batches of their own.
 */
export const minimumCalls = (
  load: readonly CompanyLoad[],
): { readonly batches: number; readonly receipts: number } => ({
  batches: load.reduce((sum, each) => sum + batchesOf(each), 0),
  receipts: load.reduce((sum, { company, expected }) => sum + (company.takesReceipts ? expected.length : 0), 0),
});

const batchesOf = ({ company, expected, claims, transfers }: CompanyLoad): number =>
  (company.writesDirectCosts ? expected.length : Math.ceil(expected.length / batchSize)) +
  Math.ceil(claims.length / batchSize) +
  transfers.length;
