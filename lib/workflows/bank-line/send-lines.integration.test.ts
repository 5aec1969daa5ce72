import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { listBankLines } from '@/lib/data/bank-line/lines';
import { addDays } from '@/lib/domain/day';
import { toDecimal } from '@/lib/domain/money';
import { recordTestExpense, todayFor } from '@/lib/testing/expenses';
import { runJobs } from '@/lib/testing/jobs';
import { connectionIdOf, type LinkedCompany, linkedCompany, sync } from '@/lib/testing/linked-company';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { bankOf } from '@/lib/testing/transfer/transfers';
import { startFeed, stopFeed } from './feed-setting';
import { sendBankLines } from './send-lines';

let codat: TestCodat;
let company: LinkedCompany;
beforeAll(async () => {
  codat = await startTestCodat();
  company = await linkedCompany(codat);
});
afterAll(() => codat.close());

const dueNow = ({ viewer }: LinkedCompany) =>
  asSuperuser(
    `with due as (update syncs set due_at = now() where company_id = $1 and due_at is not null)
     update lanes set due_at = now() where company_id = $1`,
    [viewer.companyId],
  );

/** Runs the jobs and polls until no batch of lines is open. */
async function sent(company: LinkedCompany) {
  for (let round = 0; round < 40; round += 1) {
    await runJobs();
    const open = await asSuperuser(
      `select id from syncs where company_id = $1 and product = 'bank_transactions' and state <> 'settled'`,
      [company.viewer.companyId],
    );
    if (open.length === 0) return;
    await dueNow(company);
    await asSuperuser(`insert into pgboss.job (name, data) values ('run-lane', $1)`, [
      JSON.stringify({ companyId: company.viewer.companyId }),
    ]);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the lines were not settled');
}

test('the lines of movements are sent once, in order and with their balance, also when the job runs again or the database was restored', async () => {
  const { viewer } = company;
  const bank = company.books.bankAccounts.find(({ currency }) => currency === 'GBP');
  const ref = bank?.ref ?? bankOf(company, 'GBP').ref;
  const today = todayFor(viewer);
  const travel = company.categories.get('Travel');
  const first = await recordTestExpense(viewer, { categoryId: travel, day: addDays(today, -3) });
  await sync(codat, company, [first]);
  await startFeed(viewer, { ref, from: addDays(today, -30), otherIsOff: true });
  await sent(company);
  const second = await recordTestExpense(viewer, { categoryId: travel, day: addDays(today, -5) });
  const refund = await recordTestExpense(viewer, { categoryId: travel, day: addDays(today, -2), type: 'refund' });
  await sync(codat, company, [second, refund]);
  await sent(company);
  const key = { connectionId: await connectionIdOf(viewer), bankAccountRef: ref };
  const { rows } = await listBankLines(viewer, key, {});
  expect(rows.map(({ movementId }) => movementId)).toEqual([refund, first, second]);
  expect(rows.map(({ amount }) => amount.minor > 0n)).toEqual([true, false, false]);
  const before = await inSandbox(company, ref);
  expect(before).toHaveLength(3);
  expect(before.map(({ amount }) => amount).toSorted()).toEqual(
    rows.map(({ amount }) => Number(toDecimal(amount))).toSorted(),
  );

  await sendBankLines({ companyId: viewer.companyId });
  await sent(company);
  expect(await inSandbox(company, ref)).toEqual(before);

  // A backup from before the lines were sent: they are stored and sent again under the same ids.
  await asSuperuser(`update bank_lines set latest_item_id = null where company_id = $1`, [viewer.companyId]);
  await asSuperuser(`delete from sync_items where line_id is not null and company_id = $1`, [viewer.companyId]);
  await asSuperuser(`delete from bank_lines where company_id = $1 and source = 'movement'`, [viewer.companyId]);
  await sendBankLines({ companyId: viewer.companyId });
  await sent(company);
  expect(await inSandbox(company, ref)).toEqual(before);

  await stopFeed(viewer, ref);
  const after = await recordTestExpense(viewer, { categoryId: travel });
  await sync(codat, company, [after]);
  await sent(company);
  expect(await inSandbox(company, ref)).toHaveLength(3);
});

test.each(['before', 'after'] as const)(
  'a line is sent once when the answer is lost %s Codat took it',
  async (when) => {
    const { viewer } = company;
    const ref = bankOf(company, 'GBP').ref;
    const today = todayFor(viewer);
    await startFeed(viewer, { ref, from: addDays(today, -30), otherIsOff: true });
    await sent(company);
    const before = await inSandbox(company, ref);
    const id = await recordTestExpense(viewer, {
      categoryId: company.categories.get('Travel'),
      day: addDays(today, -1),
    });
    await codat.faults({
      operation: 'create-bank-transactions',
      kind: 'status500',
      times: 1,
      ...(when === 'after' && { when }),
    });
    await sync(codat, company, [id]);
    await sent(company);
    await codat.faults();
    const after = await inSandbox(company, ref);
    const added = after.filter((line) => before.every((known) => known.id !== line.id));
    expect([added.length, after.length]).toEqual([1, before.length + 1]);
  },
);

const ledgerLine = z.object({
  id: z.string(),
  accountId: z.string(),
  date: z.string(),
  amount: z.number(),
  balance: z.number(),
});
const withLines = z.object({ bankLines: z.array(ledgerLine) });

/** Returns the lines that the account has in the sandbox. */
async function inSandbox({ codatCompanyId }: LinkedCompany, ref: string) {
  const { bankLines } = withLines.parse(await codat.control('GET', `ledger/${codatCompanyId}`));
  return bankLines.filter(({ accountId }) => accountId === ref);
}
