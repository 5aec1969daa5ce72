import 'server-only';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { announce } from '@/lib/data/queue';
import { wakeLane } from '@/lib/data/sync/due-work';
import { freezeSyncs } from '@/lib/data/sync/freeze';
import type { AccountKey, BankLine } from '@/lib/domain/bank-line/bank-line';
import { otherLineRefused } from '@/lib/domain/bank-line/feed-state';
import type { Day } from '@/lib/domain/day';
import { toBankLine } from './stored';

/** An account whose lines Outlay sends. */
export type FeedAccount = AccountKey & {
  readonly currency: string;
  readonly linesFrom: Day;
  readonly cardId: string | null;
};

/** Returns the accounts of the connection whose lines Outlay sends. */
export const feedAccounts = (
  scope: CompanyScope,
  connectionId: string,
): Promise<readonly { readonly ref: string; readonly linesFrom: Day }[]> =>
  inScope(scope, async (tx) => {
    const rows = await tx.holdingAccount.findMany({
      where: { companyId: scope.companyId, connectionId, linesFrom: { not: null } },
      select: { bankAccountRef: true, linesFrom: true },
      orderBy: { bankAccountRef: 'asc' },
      take: mostAccounts,
    });
    return rows.flatMap(({ bankAccountRef: ref, linesFrom }) => (linesFrom === null ? [] : [{ ref, linesFrom }]));
  });

/** A company has fewer bank accounts that its cards stand for. */
const mostAccounts = 500;

export type NextLines = {
  readonly lines: readonly BankLine[];
  /** The balance before the first of them: the opening balance and what was sent. */
  readonly balanceMinor: bigint;
};

/** Returns the lines to send with their balances, and the body that sends them. */
export type Freeze = (next: NextLines) => {
  readonly lines: readonly BankLine[];
  readonly body: { readonly text: string; readonly sha256: string };
};

/** Which lines of an account are sent: those of these days, and at most so many. */
export type LinesToSend = {
  readonly oldest: Day;
  readonly newest: Day;
  /** Whether a line must not be older than the newest one that was sent. */
  readonly inOrderOnly: boolean;
  readonly most: number;
  /** Whether lines that the package refused are sent again. */
  readonly again: boolean;
};

/**
 * Freezes the next batch of an account, unless one is open: the lines that were never sent, in the order of their days.
 * Returns whether a batch was frozen.
 */
export const freezeLines = (
  scope: CompanyScope,
  { connectionId, bankAccountRef }: AccountKey,
  { oldest, newest, inOrderOnly, most, again }: LinesToSend,
  freeze: Freeze,
): Promise<boolean> =>
  inScope(scope, async (tx) => {
    const { companyId } = scope;
    const [holding] = await tx.$queryRaw<{ openingMinor: bigint | null; linesFrom: string | null }[]>`
      select opening_minor as "openingMinor", lines_from as "linesFrom" from holding_accounts
      where connection_id = ${connectionId}::uuid and bank_account_ref = ${bankAccountRef} and company_id = ${companyId}::uuid
      for update`;
    if (!holding?.linesFrom) return false;
    const [sent] = await tx.$queryRaw<{ open: number; minor: bigint | null; newest: string | null }[]>`
      select (count(*) filter (where i.state in ('queued', 'sending', 'sent', 'unknown')))::int as open,
        sum(l.amount_minor)::bigint as minor, max(l.day) as newest
      from bank_lines l join sync_items i on i.id = l.latest_item_id
      where l.company_id = ${companyId}::uuid and l.connection_id = ${connectionId}::uuid
        and l.bank_account_ref = ${bankAccountRef} and l.source = 'movement' and i.state not in ('failed', 'withdrawn')`;
    if (sent && sent.open > 0) return false;
    const ids = await tx.$queryRaw<{ id: string }[]>`
      select l.id::text as id from bank_lines l left join sync_items i on i.id = l.latest_item_id
      where l.company_id = ${companyId}::uuid and l.connection_id = ${connectionId}::uuid
        and l.bank_account_ref = ${bankAccountRef} and l.source = 'movement'
        and (i.id is null or i.state = 'withdrawn' or (i.state = 'failed' and (${again} or i.message = ${otherLineRefused})))
        and l.day >= ${inOrderOnly && sent?.newest && sent.newest > oldest ? sent.newest : oldest}::bpchar
        and l.day <= ${newest}::bpchar
      order by l.day, l.id limit ${most}`;
    if (ids.length === 0) return false;
    const rows = await tx.bankLine.findMany({
      where: { id: { in: ids.map(({ id }) => id) } },
      orderBy: [{ day: 'asc' }, { id: 'asc' }],
    });
    const frozen = freeze({
      lines: rows.map(toBankLine),
      balanceMinor: (holding.openingMinor ?? 0n) + (sent?.minor ?? 0n),
    });
    await freezeSyncs(tx, scope, [
      {
        product: 'bank_transactions',
        runId: null,
        connectionId,
        kind: 'creation',
        mappingVersionId: null,
        payload: frozen.body.text,
        payloadSha256: frozen.body.sha256,
        items: frozen.lines.map(({ id, day, amount }) => ({
          recordId: id,
          revision: 1,
          record: { day, minor: amount.minor.toString(), currency: amount.currency },
        })),
      },
    ]);
    await saveBalances(tx, frozen.lines);
    await wakeLane(tx, companyId);
    await announce(tx, companyId, ['syncs']);
    return true;
  });

const saveBalances = (tx: Tx, lines: readonly BankLine[]) => tx.$executeRaw`
  update bank_lines set balance_minor = line.balance from unnest(
    ${lines.map(({ id }) => id)}::uuid[], ${lines.map(({ balance }) => balance?.minor ?? null)}::bigint[]) as line (id, balance)
  where bank_lines.id = line.id`;
