import type { Expected } from '../checks/books-check';
import type { Options } from '../options';
import { type Company, makeCompany } from './company';
import { inTurns } from './concurrency';
import { spend } from './expenses';

/** A company and what its books must come to say. */
export type Account = { readonly company: Company; readonly expected: readonly Expected[] };

const atOnce = 4;

/** Founds the companies, links them, and records what they spent. */
export const openAccounts = ({ companies, expenses, seed }: Options, signal: AbortSignal): Promise<Account[]> =>
  inTurns(shares(expenses, companies), atOnce, async ({ number, count }) => {
    signal.throwIfAborted();
    const company = await makeCompany(number);
    return { company, expected: await spend(company, count, seed * 1000 + number) };
  });

const shares = (expenses: number, companies: number) =>
  Array.from({ length: companies }, (_, number) => ({
    number,
    count: Math.floor(expenses / companies) + (number < expenses % companies ? 1 : 0),
  }));

const batchSize = 50;

/** The fewest calls that could do it: each batch, one look at what became of it, each receipt. */
export const neededFor = (accounts: readonly Account[]): { readonly writes: number; readonly calls: number } => {
  const batches = accounts.reduce((sum, { expected }) => sum + Math.ceil(expected.length / batchSize), 0);
  const receipts = accounts.reduce((sum, { expected }) => sum + expected.length, 0);
  return { writes: batches + receipts, calls: 2 * batches + receipts };
};
