import { expect } from 'vitest';
import { ledgerOf, linkCompany, refresh, setCondition } from '../linked-company';
import { openTestServer, type TestServer } from '../test-server';
import {
  attachFile,
  postAdjustment,
  postExpenses,
  postReimbursable,
  putTransfer,
  updateExpense,
} from './expense-steps';
import { changeBooks, read, sendMalformed } from './other-steps';
import { deleteSpend, pushBankLines, pushJournal, pushSpend, pushTransfer } from './push-steps';
import { type Walker, WalkRandom, walkerFor } from './walker';

/** One company's books after the random calls, as the control plane shows them. Amounts are decimal numbers. */
export interface WalkResult {
  readonly records: readonly WalkRecord[];
  readonly bankLines: readonly { readonly id: string; readonly accountId: string; readonly recordId: string | null }[];
  readonly trialBalance: {
    readonly balanced: boolean;
    readonly accounts: readonly { readonly id: string; readonly nativeBalance: number }[];
  };
  /**
   * The balances that Codat's API returns, by account id. Bank accounts are left out, because Xero does not report
   * their balances.
   */
  readonly readBalances: ReadonlyMap<string, number>;
  /**
   * The method and path of the request that wrote each record or attachment, by request id. Ids that the log does not
   * have are missing.
   */
  readonly requests: ReadonlyMap<string, string>;
}

interface WalkRecord {
  readonly id: string;
  readonly kind: string;
  readonly transactionId: string | null;
  readonly requestId: string;
  readonly postings: readonly { readonly debit: number; readonly credit: number }[];
  readonly attachments: readonly { readonly requestId: string }[];
}

const books = [
  ['gbol', 'harbour-and-finch'],
  ['qhyg', 'bright-dental'],
  ['fbrh', 'juniper-creative'],
  ['pqsw', 'lakeside-builders'],
] as const;

const steps: readonly ((walker: Walker) => Promise<unknown>)[] = [
  postExpenses,
  postExpenses,
  postExpenses,
  updateExpense,
  putTransfer,
  postReimbursable,
  postAdjustment,
  pushSpend,
  pushTransfer,
  pushJournal,
  pushBankLines,
  deleteSpend,
  attachFile,
  read,
  changeBooks,
  sendMalformed,
];

/** Makes random calls, one after another, to companies in four packages. Returns their books when all work is done. */
export async function randomWalk(seed: number, calls: number): Promise<readonly WalkResult[]> {
  const server = await openTestServer(2000);
  try {
    await server.call('PUT', '/_sandbox/limits', { perMinute: 1_000_000, dailyPerCompany: 1_000_000 });
    const random = new WalkRandom(seed);
    const walkers: Walker[] = [];
    for (const [platformKey, organisation] of books)
      walkers.push(await walkerFor(await linkCompany(server, platformKey, organisation), random));
    for (let call = 0; call < calls; call += 1) {
      const walker = random.pick(walkers);
      await random.pick(steps)(walker);
    }
    const results: WalkResult[] = [];
    for (const walker of walkers) results.push(await finish(walker));
    return results;
  } finally {
    await server.close();
  }
}

/** Sets the package to working and reopens the books, waits until all work is done, and returns the books. */
async function finish({ server, company }: Walker): Promise<WalkResult> {
  await setCondition(company, 'working');
  await server.call('PUT', `/_sandbox${company.path}/lock-date`, { lockDate: null });
  await expect.poll(() => isBusy(server, company), { timeout: 60_000, interval: 20 }).toBe(false);
  await refresh(company, 'chartOfAccounts', 'bankAccounts');
  const { records, bankLines, trialBalance } = await ledgerOf(company);
  const accounts = (await server.get(`${company.path}/data/accounts?pageSize=1000`)).results;
  return {
    records,
    bankLines,
    trialBalance,
    readBalances: new Map(
      accounts
        .filter(({ isBankAccount }: { isBankAccount: boolean }) => !isBankAccount)
        .map((each: { id: string; currentBalance: number }) => [each.id, each.currentBalance]),
    ),
    requests: await requestsOf(server, records),
  };
}

async function requestsOf(server: TestServer, records: readonly WalkRecord[]): Promise<ReadonlyMap<string, string>> {
  const ids = records.flatMap((record) => [record.requestId, ...record.attachments.map(({ requestId }) => requestId)]);
  const found = new Map<string, string>();
  for (const id of new Set(ids)) {
    const { status, body } = await server.call('GET', `/_sandbox/requests/${id}`);
    if (status === 200) found.set(id, `${body.method} ${body.path}`);
  }
  return found;
}

async function isBusy(server: TestServer, company: Walker['company']): Promise<boolean> {
  const syncs = await server.get(`${company.expenses}/syncs/list/status`);
  const pushes = (await server.get(`${company.path}/push?pageSize=5000`)).results;
  return (
    syncs.some(({ syncStatusCode }: { syncStatusCode: number }) => syncStatusCode < 2000) ||
    pushes.some(({ status }: { status: string }) => status === 'Pending')
  );
}
