import 'server-only';
import type { LinkedConnection } from '@/lib/data/connection/connections';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import type { Page } from '@/lib/data/keyset';
import type { BankLine } from '@/lib/domain/bank-line/bank-line';
import type { CardAccount } from '@/lib/domain/bank-line/card-account';
import { type FeedState, feedStateOf } from '@/lib/domain/bank-line/feed-state';
import type { HoldingAccount } from '@/lib/domain/bank-line/holding-account';
import type { LineChange } from '@/lib/domain/bank-line/line-change';
import type { PageAt } from '@/lib/domain/list/page-at';
import { bankAccountsIn } from './accounts';
import { type FeedCounts, feedCounts } from './feed-counts';
import { holdingIn } from './holding';
import { lineChangesIn } from './line-changes';
import { linesPage } from './lines';

/** How far a line of a movement is, and the package's message if it was refused. */
export type LineProgress = { readonly state: FeedState; readonly message: string | null };

export type AccountPage = {
  readonly connection: LinkedConnection;
  readonly account: CardAccount;
  readonly holding: HoldingAccount | null;
  readonly lines: Page<BankLine>;
  /** Of the lines of movements, by the id of the line. */
  readonly progress: ReadonlyMap<string, LineProgress>;
  /** What differs between lines of the page that were sent and their movements now, by the id of the movement. */
  readonly changes: ReadonlyMap<string, LineChange>;
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
      changes: await lineChangesIn(
        tx,
        companyId,
        { ...key, currency: account.currency },
        lines.rows.flatMap(({ movementId }) => movementId ?? []),
      ),
      counts: await feedCounts(tx, companyId, key),
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
