import type { ExpectedRecord } from '../checks/books-check';
import type { ExpectedTransfer } from '../checks/transfers-check';
import type { Options } from '../options';
import { type Company, createLinkedCompany } from './company';
import { mapConcurrently } from './concurrency';
import { recordExpenses } from './expenses';
import { recordTransfers } from './transfers';

/** A company and the records that its books must contain at the end. */
export type CompanyLoad = {
  readonly company: Company;
  readonly expected: readonly ExpectedRecord[];
  readonly transfers: readonly ExpectedTransfer[];
};

const concurrency = 4;
const batchSize = 50;

/** Creates and links the companies, and records an equal share of the expenses for each, and transfers. */
export const prepareLoad = (
  { companies, expenses, transfers, seed }: Options,
  signal: AbortSignal,
): Promise<CompanyLoad[]> =>
  mapConcurrently([...Array(companies).keys()], concurrency, async (number) => {
    signal.throwIfAborted();
    const company = await createLinkedCompany(number);
    const count = Math.floor(expenses / companies) + (number < expenses % companies ? 1 : 0);
    const expected = await recordExpenses(company, count, seed * 1000 + number);
    const moved = company.takesTransfers ? Math.ceil(transfers / companies) : 0;
    return { company, expected, transfers: await recordTransfers(company, moved, seed * 1000 + number) };
  });

/**
 * Returns the numbers of batches and of receipts that must be sent. Each takes one call, and each batch one poll. A
 * transfer is a batch of its own.
 */
export const minimumCalls = (
  load: readonly CompanyLoad[],
): { readonly batches: number; readonly receipts: number } => ({
  batches: load.reduce(
    (sum, { expected, transfers }) => sum + Math.ceil(expected.length / batchSize) + transfers.length,
    0,
  ),
  receipts: load.reduce((sum, { company, expected }) => sum + (company.takesReceipts ? expected.length : 0), 0),
});
