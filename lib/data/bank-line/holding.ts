import 'server-only';
import { record } from '@/lib/data/audit';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { announce, enqueue } from '@/lib/data/queue';
import type { AccountKey } from '@/lib/domain/bank-line/bank-line';
import type { HoldingAccount, OtherFeed } from '@/lib/domain/bank-line/holding-account';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { Day } from '@/lib/domain/day';
import { type Money, money } from '@/lib/domain/money';

/** Returns what is set for a bank account and what its books say; null before anything is. */
export async function holdingIn(tx: Tx, companyId: string, key: AccountKey): Promise<HoldingAccount | null> {
  const row = await tx.holdingAccount.findUnique({ where: { connectionId_bankAccountRef: key } });
  if (!row || row.companyId !== companyId) return null;
  const { currency, openingMinor, openingDay, linesFrom, booksMinor, booksReadAt } = row;
  return {
    opening:
      openingMinor === null || openingDay === null ? null : { amount: money(openingMinor, currency), day: openingDay },
    linesFrom,
    books:
      booksMinor === null || booksReadAt === null ? null : { amount: money(booksMinor, currency), readAt: booksReadAt },
    other:
      row.otherLines === null || row.otherReadAt === null
        ? null
        : { lines: row.otherLines, newestDay: row.otherNewestDay, readAt: row.otherReadAt },
  };
}

type Place = AccountKey & { readonly currency: string };

/** Sets from which day Outlay sends the lines of the account; null stops it. Lines that were sent stay in the package. */
export const setLinesFrom = (viewer: Viewer, { currency, ...key }: Place, from: Day | null): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const before = await holdingIn(tx, companyId, key);
    if ((before?.linesFrom ?? null) === from) return;
    await save(tx, companyId, { currency, ...key }, { linesFrom: from });
    const detail = { account: key.bankAccountRef, ...(from && { from }) };
    if (from !== null) await enqueue(tx, { name: 'send-bank-lines', data: { companyId } });
    await record(tx, viewer, from === null ? 'bank-feed.stopped' : 'bank-feed.started', companyId, detail);
    await announce(tx, companyId, ['books', 'syncs']);
  });

/** Sets the balance of the account at the start of a day, before the movements that Outlay has. */
export const setOpening = (
  viewer: Viewer,
  { currency, ...key }: Place,
  { amount, day }: { readonly amount: Money; readonly day: Day },
): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const before = await holdingIn(tx, companyId, key);
    if (before?.opening?.day === day && before.opening.amount.minor === amount.minor) return;
    await save(tx, companyId, { currency, ...key }, { openingMinor: amount.minor, openingDay: day });
    const detail = { account: key.bankAccountRef, amount: amount.minor.toString(), currency, day };
    await record(tx, viewer, 'bank-account.opening-set', companyId, detail);
    await announce(tx, companyId, ['books']);
  });

/** Saves the lines that the package has in the account and Outlay did not send. */
export const saveOtherFeed = (
  scope: CompanyScope,
  place: Place,
  { lines, newestDay, readAt }: OtherFeed,
): Promise<void> =>
  inScope(scope, (tx) =>
    save(tx, scope.companyId, place, { otherLines: lines, otherNewestDay: newestDay, otherReadAt: readAt }),
  );

/** Saves the balance of the account in the books, as Codat read it at `readAt`. */
export const saveBooksBalance = (scope: CompanyScope, place: Place, amount: Money, readAt: Date): Promise<void> =>
  inScope(scope, async (tx) => {
    await save(tx, scope.companyId, place, { booksMinor: amount.minor, booksReadAt: readAt });
    await announce(tx, scope.companyId, ['books']);
  });

type Change = Partial<{
  linesFrom: string | null;
  openingMinor: bigint;
  openingDay: string;
  booksMinor: bigint;
  booksReadAt: Date;
  otherLines: number;
  otherNewestDay: string | null;
  otherReadAt: Date;
}>;

async function save(tx: Tx, companyId: string, { currency, ...key }: Place, change: Change): Promise<void> {
  await tx.holdingAccount.upsert({
    where: { connectionId_bankAccountRef: key },
    create: { ...key, companyId, currency, ...change },
    update: { currency, ...change },
    select: { bankAccountRef: true },
  });
}

/** Returns which of these ids are lines of the account that Outlay stored for movements. */
export const ownLines = (scope: CompanyScope, key: AccountKey, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  inScope(scope, async (tx) => {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      select id::text as id from bank_lines where company_id = ${scope.companyId}::uuid
        and connection_id = ${key.connectionId}::uuid and bank_account_ref = ${key.bankAccountRef} and source = 'movement'
        and id::text = any(${[...ids]}::text[])`;
    return new Set(rows.map(({ id }) => id));
  });

/** Starts the job that sends the lines of all accounts, also those that the package refused. */
export const enqueueBankLines = (viewer: CompanyScope): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    await enqueue(tx, { name: 'send-bank-lines', data: { companyId, again: true } });
    await record(tx, viewer, 'bank-feed.sent-again', companyId);
  });
