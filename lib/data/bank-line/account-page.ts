import 'server-only';
import type { LinkedConnection } from '@/lib/data/connection/connections';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import type { Page } from '@/lib/data/keyset';
import type { AccountKey, BankLine } from '@/lib/domain/bank-line/bank-line';
import type { CardAccount } from '@/lib/domain/bank-line/card-account';
import { type FeedState, feedStateOf, otherLineRefused } from '@/lib/domain/bank-line/feed-state';
import type { HoldingAccount } from '@/lib/domain/bank-line/holding-account';
import type { Day } from '@/lib/domain/day';
import type { PageAt } from '@/lib/domain/list/page-at';
import { bankAccountsIn } from './accounts';
import { holdingIn } from './holding';
import { linesPage } from './lines';

/** How far a line of a movement is, and the package's message if it was refused. */
export type LineProgress = { readonly state: FeedState; readonly message: string | null };

/** How many lines of movements have each state, and the days of the oldest that waits and of the newest that was sent. */
export type FeedCounts = {
  readonly sent: number;
  readonly sending: number;
  readonly waiting: number;
  readonly refused: number;
  readonly newestSent: Day | null;
};

export type AccountPage = {
  readonly connection: LinkedConnection;
  readonly account: CardAccount;
  readonly holding: HoldingAccount | null;
  readonly lines: Page<BankLine>;
  /** Of the lines of movements, by the id of the line. */
  readonly progress: ReadonlyMap<string, LineProgress>;
  readonly counts: FeedCounts;
};

/** Returns what the page of a bank account shows; null when the account is not in use in the linked books. */
export const accountPage = (scope: CompanyScope, ref: string, at: PageAt): Promise<AccountPage | null> =>
  inScope(scope, async (tx) => {
    const { companyId } = scope;
    const { connection, accounts } = await bankAccountsIn(tx, companyId);
    const account = accounts.find((one) => one.ref === ref);
    if (!connection || !account) return null;
    const key = { connectionId: connection.id, bankAccountRef: ref };
    const lines = await linesPage(tx, companyId, key, at);
    return {
      connection,
      account,
      holding: await holdingIn(tx, companyId, key),
      lines,
      progress: await progressOf(tx, lines.rows),
      counts: await countsOf(tx, companyId, key),
    };
  });

async function progressOf(tx: Tx, lines: readonly BankLine[]): Promise<ReadonlyMap<string, LineProgress>> {
  const ids = lines.flatMap(({ id, source }) => (source === 'movement' ? [id] : []));
  if (ids.length === 0) return new Map();
  const rows = await tx.bankLine.findMany({
    where: { id: { in: ids } },
    select: { id: true, latestItem: { select: { state: true, message: true } } },
  });
  return new Map(
    rows.map(({ id, latestItem }) => {
      const state = feedStateOf(latestItem);
      return [id, { state, message: state === 'refused' ? (latestItem?.message ?? null) : null }];
    }),
  );
}

async function countsOf(tx: Tx, companyId: string, { connectionId, bankAccountRef }: AccountKey): Promise<FeedCounts> {
  const [row] = await tx.$queryRaw<FeedCounts[]>`
    select (count(*) filter (where i.state = 'synced'))::int as sent,
      (count(*) filter (where i.state in ('queued', 'sending', 'sent', 'unknown')))::int as sending,
      (count(*) filter (where i.state is null or i.state = 'withdrawn' or (i.state = 'failed' and i.message = ${otherLineRefused})))::int
        as waiting,
      (count(*) filter (where i.state = 'failed' and i.message is distinct from ${otherLineRefused}))::int as refused,
      max(l.day) filter (where i.state = 'synced') as "newestSent"
    from bank_lines l left join sync_items i on i.id = l.latest_item_id
    where l.company_id = ${companyId}::uuid and l.connection_id = ${connectionId}::uuid
      and l.bank_account_ref = ${bankAccountRef} and l.source = 'movement'`;
  return row ?? { sent: 0, sending: 0, waiting: 0, refused: 0, newestSent: null };
}
