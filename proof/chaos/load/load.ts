import type { ExpectedRecord } from '../checks/books-check';
import type { Options } from '../options';
import { type Company, createLinkedCompany } from './company';
import { mapConcurrently } from './concurrency';
import { recordExpenses } from './expenses';

/** A company and the records that its books must contain at the end. */
export type CompanyLoad = { readonly company: Company; readonly expected: readonly ExpectedRecord[] };

const concurrency = 4;
const batchSize = 50;

/** Creates and links the companies, and records an equal share of the expenses for each. */
export const prepareLoad = ({ companies, expenses, seed }: Options, signal: AbortSignal): Promise<CompanyLoad[]> =>
  mapConcurrently([...Array(companies).keys()], concurrency, async (number) => {
    signal.throwIfAborted();
    const company = await createLinkedCompany(number);
    const count = Math.floor(expenses / companies) + (number < expenses % companies ? 1 : 0);
    return { company, expected: await recordExpenses(company, count, seed * 1000 + number) };
  });

/** Returns the numbers of batches and of receipts that must be sent. Each takes one call, and each batch one poll. */
export const minimumCalls = (
  load: readonly CompanyLoad[],
): { readonly batches: number; readonly receipts: number } => ({
  batches: load.reduce((sum, { expected }) => sum + Math.ceil(expected.length / batchSize), 0),
  receipts: load.reduce((sum, { company, expected }) => sum + (company.takesReceipts ? expected.length : 0), 0),
});
