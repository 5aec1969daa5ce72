import { z } from 'zod';
import type { CodatClient, CodatCompany } from '../codat/client';
import type { BenchExpense } from '../expenses';

export const contestantKeys = ['A', 'B', 'C', 'D', 'D1', 'E'] as const;
export type ContestantKey = (typeof contestantKeys)[number];
export const contestantKey = z.enum(contestantKeys);

/** A linked company and the expenses to sync. */
export type Job = { readonly company: CodatCompany; readonly expenses: readonly BenchExpense[] };

/** A way to sync expenses that uses only Codat's API. */
export type Contestant = {
  readonly key: ContestantKey;
  readonly name: string;
  /**
   * The number of expenses of each company that are measured unless all are requested. The rest is extrapolated:
   * companies one after another (`sequential`) or independent of each other (`parallel`).
   */
  readonly sample: { readonly perCompany: (companies: number) => number; readonly order: 'sequential' | 'parallel' };
  /** Syncs every job and reports each at its end. */
  readonly run: (codat: CodatClient, jobs: readonly Job[], onDone: (job: Job) => void) => Promise<void>;
};

/** Runs all jobs at the same time. */
export const inParallel =
  (sync: (codat: CodatClient, job: Job) => Promise<void>): Contestant['run'] =>
  async (codat, jobs, onDone) => {
    await Promise.all(
      jobs.map(async (job) => {
        await sync(codat, job);
        onDone(job);
      }),
    );
  };
