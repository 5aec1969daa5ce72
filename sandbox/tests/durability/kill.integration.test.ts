import { expect, test } from 'vitest';
import { anExpense, type LinkedCompany, ledgerOf, linkCompany } from '../../testing/linked-company';
import { startProcess } from '../../testing/process';
import { openTestServer } from '../../testing/test-server';

const kills = 6;
const batch = 20;

test('a sandbox killed repeatedly while it writes loses and duplicates nothing, and its books balance', async () => {
  const server = await openTestServer(50, startProcess);
  try {
    const company = await linkCompany(server);
    const confirmed: string[] = [];
    for (let round = 0; round < kills; round += 1) {
      const wanted = confirmed.length + round * batch + 1;
      const posting = postUntilKilled(company, confirmed);
      await expect.poll(() => confirmed.length, { interval: 1, timeout: 30_000 }).toBeGreaterThanOrEqual(wanted);
      await server.restart();
      await posting;
      await expect.poll(() => runningSyncs(company), { timeout: 30_000 }).toBe(0);
      const { records, trialBalance } = await ledgerOf(company);
      expect(trialBalance.balanced).toBe(true);
      const ids = new Set(records.map(({ transactionId }: { transactionId: string }) => transactionId));
      expect(ids.size).toBe(records.length);
      expect(confirmed.filter((id) => !ids.has(id))).toEqual([]);
      for (const requestId of new Set(records.map((record: { requestId: string }) => record.requestId)))
        expect(await server.get(`/_sandbox/requests/${requestId}`)).toMatchObject({ status: 200 });
    }
    expect((await server.get('/_sandbox/stats')).duplicates).toEqual({ records: 0, attachments: 0 });
  } finally {
    await server.close();
  }
}, 180_000);

/** Posts batches until the process is killed. Adds the ids of each batch to `confirmed` if its response was a 200. */
async function postUntilKilled({ server, ...company }: LinkedCompany, confirmed: string[]): Promise<void> {
  const { url } = server.sandbox;
  while (server.sandbox.url === url) {
    const expenses = Array.from({ length: batch }, () => anExpense({ server, ...company }));
    const reply = await server
      .call('POST', `${company.expenses}/expense-transactions`, expenses)
      .catch(() => undefined);
    if (reply?.status !== 200) return;
    confirmed.push(...expenses.map(({ id }) => id));
  }
}

const runningSyncs = async ({ server, expenses }: LinkedCompany): Promise<number> =>
  (await server.get(`${expenses}/syncs/list/status`)).filter(
    ({ syncStatusCode }: { syncStatusCode: number }) => syncStatusCode < 2000,
  ).length;
