import { expect, test } from 'vitest';
import { anExpense, type LinkedCompany, linkCompany, openStage, type Stage } from '../../testing/client';
import { startProcess } from '../../testing/process';

const kills = 6;
const batch = 20;

test('killed again and again while it writes, it loses nothing it confirmed and its books always balance', async () => {
  const stage = await openStage(50, startProcess);
  try {
    const company = await linkCompany(stage);
    const confirmed: string[] = [];
    for (let round = 0; round < kills; round += 1) {
      const wanted = confirmed.length + round * batch + 1;
      const posting = postUntilKilled(stage, company, confirmed);
      await expect.poll(() => confirmed.length, { interval: 1, timeout: 30_000 }).toBeGreaterThanOrEqual(wanted);
      await stage.restart();
      await posting;
      const { records, trialBalance } = await settled(stage, company);
      expect(trialBalance.balanced).toBe(true);
      const ids = new Set(records.map(({ transactionId }) => transactionId));
      expect(ids.size).toBe(records.length);
      expect(confirmed.filter((id) => !ids.has(id))).toEqual([]);
    }
  } finally {
    await stage.close();
  }
}, 180_000);

/** Batch after batch; an id counts as confirmed once its call was answered. Ends when nobody answers any more. */
async function postUntilKilled(stage: Stage, company: LinkedCompany, confirmed: string[]): Promise<void> {
  const { url } = stage.sandbox;
  while (stage.sandbox.url === url) {
    const expenses = Array.from({ length: batch }, () => anExpense(company));
    const answer = await stage.ask('POST', `${company.expenses}/expense-transactions`, expenses).catch(() => undefined);
    if (answer?.status !== 200) return;
    confirmed.push(...expenses.map(({ id }) => id));
  }
}

interface Books {
  readonly records: readonly { readonly transactionId: string }[];
  readonly trialBalance: { readonly balanced: boolean };
}

async function settled(stage: Stage, company: LinkedCompany): Promise<Books> {
  const running = async (): Promise<number> =>
    (await stage.ask('GET', `${company.expenses}/syncs/list/status`)).body.filter(
      ({ syncStatusCode }: { syncStatusCode: number }) => syncStatusCode < 2000,
    ).length;
  await expect.poll(running, { timeout: 30_000 }).toBe(0);
  return (await stage.ask('GET', `/_sandbox/ledger/${company.id}`)).body;
}
