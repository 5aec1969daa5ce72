import { judge } from './books-check';
import { Codat } from './codat/client';
import { linkCompany } from './codat/link';
import type { Contestant, Order } from './contestants/contestant';
import { expensesOf } from './expenses';
import { extrapolated } from './report/extrapolation';
import { type Result, resultOf } from './report/result';
import type { Sandbox } from './sandbox';
import type { Workload } from './workloads';

export const companyName = (workload: Workload, index: number): string => `${workload.key} ${index}`;

/** Measures a contestant that has nothing but Codat's API. */
export async function measure(
  contestant: Contestant,
  workload: Workload,
  sandbox: Sandbox,
  full: boolean,
): Promise<Result> {
  await sandbox.reset();
  const codat = new Codat(sandbox.url, sandbox.apiKey);
  const most = full ? Number.POSITIVE_INFINITY : contestant.part.perCompany(workload.companies.length);
  const orders: Order[] = [];
  for (const [index, count] of workload.companies.entries()) {
    const name = companyName(workload, index);
    orders.push({ company: await linkCompany(codat, name), expenses: expensesOf(name, Math.min(count, most)) });
  }
  await sandbox.open(workload);
  const before = await sandbox.stats();
  const seconds = await timed(contestant, codat, orders);
  const after = await sandbox.stats();
  await sandbox.close();
  const parts = orders.map(({ expenses }, index) => ({
    seconds: seconds[index] ?? 0,
    part: expenses.length,
    whole: workload.companies[index] ?? 0,
  }));
  return resultOf(workload, contestant, {
    before,
    after,
    companySeconds: extrapolated(parts, contestant.part.line),
    measured: parts.reduce((total, { part }) => total + part, 0),
    verdict: await judge(
      sandbox,
      orders.map(({ company, expenses }) => ({ codatCompanyId: company.id, expenses })),
    ),
  });
}

/** The seconds after which each order was done. */
async function timed(contestant: Contestant, codat: Codat, orders: readonly Order[]): Promise<readonly number[]> {
  const started = performance.now();
  const ended = new Map<Order, number>();
  await contestant.run(codat, orders, (order) => ended.set(order, performance.now()));
  return orders.map((order) => ((ended.get(order) ?? performance.now()) - started) / 1000);
}
