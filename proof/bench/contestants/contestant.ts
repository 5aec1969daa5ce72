import { z } from 'zod';
import type { CodatClient, CodatCompany } from '../codat/client';
import type { BenchExpense } from '../expenses';

export const contestantKeys = ['A', 'B', 'C', 'D', 'D1', 'E'] as const;
export type ContestantKey = (typeof contestantKeys)[number];
export const contestantKey = z.enum(contestantKeys);

/** A linked company and the expenses to sync. */
export type Job = { readonly company: CodatCompany; readonly expenses: readonly BenchExpense[] };

/** An approach that is compared with Outlay: it syncs expenses with Codat's API only. */
export type Contestant = {
  readonly key: ContestantKey;
  readonly name: string;
  /**
   * How many expenses of each company are measured when the option `--full` is not set. The result for the other
   * expenses is extrapolated. `order` says whether the companies sync one after another (`sequential`) or independently
   * of each other (`parallel`).
   */
  readonly sample: { readonly perCompany: (companies: number) => number; readonly order: 'sequential' | 'parallel' };
  /** Syncs every job, and calls `onDone` at the end of each. */
  readonly run: (codat: CodatClient, jobs: readonly Job[], onDone: (job: Job) => void) => Promise<void>;
};

/** Returns a `run` function that syncs all jobs at the same time. */
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
