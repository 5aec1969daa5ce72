import { z } from 'zod';
import { runJobs } from '../jobs';
import type { LinkedCompany } from '../linked-company';
import { asSuperuser } from '../superuser';
import type { TestCodat } from '../test-codat';

const dueNow = ({ viewer }: LinkedCompany) =>
  asSuperuser(
    `with due as (update syncs set due_at = now() where company_id = $1 and due_at is not null)
     update lanes set due_at = now() where company_id = $1`,
    [viewer.companyId],
  );

/** Runs the jobs and polls until every batch of the company is settled, of movements and of lines. */
export async function linesSent(company: LinkedCompany) {
  for (let round = 0; round < 40; round += 1) {
    await runJobs();
    const open = await asSuperuser(`select 1 from syncs where company_id = $1 and state <> 'settled'`, [
      company.viewer.companyId,
    ]);
    if (open.length === 0) return;
    await dueNow(company);
    await asSuperuser(`insert into pgboss.job (name, data) values ('run-lane', $1)`, [
      JSON.stringify({ companyId: company.viewer.companyId }),
    ]);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the batches were not settled');
}

const ledgerLine = z.object({
  id: z.string(),
  accountId: z.string(),
  date: z.string(),
  amount: z.number(),
  balance: z.number(),
  writes: z.number(),
});
const withLines = z.object({ bankLines: z.array(ledgerLine) });

/** Returns the lines that an account has in the package, in the order in which they were written. */
export async function linesInPackage(codat: TestCodat, { codatCompanyId }: LinkedCompany, ref: string) {
  const { bankLines } = withLines.parse(await codat.control('GET', `ledger/${codatCompanyId}`));
  return bankLines.filter(({ accountId }) => accountId === ref);
}
