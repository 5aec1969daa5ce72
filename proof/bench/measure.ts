import { checkBooks } from './books-check';
import { CodatClient } from './codat/client';
import { linkCompany } from './codat/link';
import type { Contestant, Job } from './contestants/contestant';
import { expensesOf } from './expenses';
import { extrapolate } from './report/extrapolation';
import { createResult, type Result } from './report/result';
import type { Sandbox } from './sandbox';
import type { Workload } from './workloads';

export const companyName = (workload: Workload, index: number): string => `${workload.key} ${index}`;

/** Measures one contestant that uses only Codat's API on one workload. */
export async function measure(
  contestant: Contestant,
  workload: Workload,
  sandbox: Sandbox,
  full: boolean,
): Promise<Result> {
  await sandbox.reset();
  const codat = new CodatClient(sandbox.url, sandbox.apiKey);
  const most = full ? Number.POSITIVE_INFINITY : contestant.sample.perCompany(workload.companies.length);
  const jobs: Job[] = [];
  for (const [index, count] of workload.companies.entries()) {
    const name = companyName(workload, index);
    jobs.push({ company: await linkCompany(codat, name), expenses: expensesOf(name, Math.min(count, most)) });
  }
  await sandbox.open(workload);
  const before = await sandbox.stats();
  const seconds = await runTimed(contestant, codat, jobs);
  const after = await sandbox.stats();
  await sandbox.close();
  const samples = jobs.map(({ expenses }, index) => ({
    seconds: seconds[index] ?? 0,
    part: expenses.length,
    whole: workload.companies[index] ?? 0,
  }));
  return createResult(workload, contestant, {
    before,
    after,
    companySeconds: extrapolate(samples, contestant.sample.order),
    measured: samples.reduce((total, { part }) => total + part, 0),
    errors: await checkBooks(
      sandbox,
      jobs.map(({ company, expenses }) => ({ codatCompanyId: company.id, expenses })),
    ),
  });
}

/** Runs the contestant. Returns for each job the seconds from the start of the run to the end of that job. */
async function runTimed(contestant: Contestant, codat: CodatClient, jobs: readonly Job[]): Promise<readonly number[]> {
  const startedAt = performance.now();
  const doneAt = new Map<Job, number>();
  await contestant.run(codat, jobs, (job) => doneAt.set(job, performance.now()));
  return jobs.map((job) => ((doneAt.get(job) ?? performance.now()) - startedAt) / 1000);
}
