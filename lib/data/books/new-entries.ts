import 'server-only';
import { record } from '@/lib/data/audit';
import { type CompanyScope, inScope, isTaken, type Tx } from '@/lib/data/db';
import type { Prisma } from '@/lib/data/generated/client';
import { announce, enqueue } from '@/lib/data/queue';
import { wakeLane } from '@/lib/data/sync/due-work';
import { freezeSyncs } from '@/lib/data/sync/freeze';
import { endPauseNow } from '@/lib/data/sync/lane-pause';
import {
  type NewEntry,
  type NewEntryKind,
  newEntryProgress,
  productOfKind,
  unconfirmedUntil,
} from '@/lib/domain/books/new-entry';

/** A new entry of the books, with what is needed to make its list contain it. */
export type StoredEntry = NewEntry & {
  readonly connectionId: string;
  /** Whether the package has the entry. Our lists may not contain it yet. */
  readonly isInBooks: boolean;
};

export type EntryRequest = {
  readonly id: string;
  readonly connectionId: string;
  readonly kind: NewEntryKind;
  readonly name: string;
  readonly content: Readonly<Record<string, string>>;
  /** The bytes of the request that creates the entry. */
  readonly body: { readonly text: string; readonly sha256: string };
};

const stuckMinutes = 15;

/**
 * Stores a requested entry, freezes the batch that creates it, and wakes the lane. Idempotent: the same id is stored
 * once.
 */
export async function addNewEntry(
  scope: CompanyScope & { userId: string },
  { id, connectionId, kind, name, content, body }: EntryRequest,
): Promise<void> {
  const { companyId, userId } = scope;
  try {
    await inScope(scope, async (tx) => {
      await tx.newEntry.create({
        data: { id, connectionId, kind, name, content: { ...content }, companyId, requestedById: userId },
        select: { id: true },
      });
      await record(tx, scope, 'books.entry-asked', id, { kind, name });
      await freezeSyncs(tx, scope, [
        {
          product: productOfKind(kind),
          runId: null,
          connectionId,
          kind: 'creation',
          mappingVersionId: null,
          payload: body.text,
          payloadSha256: body.sha256,
          items: [{ recordId: id, revision: 1, record: content }],
        },
      ]);
      await endPauseNow(tx, companyId);
      await wakeLane(tx, companyId);
      await announce(tx, companyId, ['books']);
    });
  } catch (error) {
    if (!isTaken(error)) throw error;
  }
}

const columns = {
  id: true,
  kind: true,
  name: true,
  ref: true,
  listedAt: true,
  connectionId: true,
  latestItem: { select: { state: true, message: true, sync: { select: { keyUsedAt: true } } } },
} as const satisfies Prisma.NewEntrySelect;

type Read = Prisma.NewEntryGetPayload<{ select: typeof columns }>;

function toEntry({ id, kind, name, ref, connectionId, ...entry }: Read, isDisconnected: boolean): StoredEntry {
  const { state, message } = newEntryProgress({
    item: entry.latestItem,
    isListed: entry.listedAt !== null,
    isDisconnected,
  });
  const item = entry.latestItem;
  return {
    ...{ id, kind, name, ref, connectionId, state, message },
    unconfirmedUntil: item && unconfirmedUntil({ state: item.state, keyUsedAt: item.sync.keyUsedAt }, new Date()),
    isInBooks: item?.state === 'synced',
  };
}

/** Returns a new entry with its progress, or null. */
export const findNewEntry = (scope: CompanyScope, id: string): Promise<StoredEntry | null> =>
  inScope(scope, async (tx) => {
    const entry = await tx.newEntry.findFirst({ where: { id, companyId: scope.companyId }, select: columns });
    if (!entry) return null;
    const connection = await tx.connection.findUnique({
      where: { id: entry.connectionId },
      select: { removedAt: true },
    });
    return toEntry(entry, connection?.removedAt !== null);
  });

/** The entries that are requested and cannot be selected yet. */
const open = {
  listedAt: null,
  latestItem: { is: { state: { notIn: ['failed', 'withdrawn'] } } },
} satisfies Prisma.NewEntryWhereInput;

/**
 * Returns `exists` if the list has an active entry of this name. If another new entry of this name is being created,
 * returns `unconfirmed` when Codat does not say whether it was, else `pending`. Returns null if there is none.
 */
export const findNamesake = (
  scope: CompanyScope,
  { id, connectionId, kind, name }: Pick<EntryRequest, 'id' | 'connectionId' | 'kind' | 'name'>,
): Promise<'exists' | 'pending' | 'unconfirmed' | null> =>
  inScope(scope, async (tx) => {
    const alike = { equals: name, mode: 'insensitive' } as const;
    const where = { connectionId, name: alike, archivedAt: null, removedAt: null };
    const there = await countIn(tx, kind, where);
    if (there > 0) return 'exists';
    const coming = await tx.newEntry.findFirst({
      where: { companyId: scope.companyId, connectionId, kind, name: alike, ...open, NOT: { id } },
      select: columns,
    });
    if (!coming) return null;
    return toEntry(coming, false).unconfirmedUntil ? 'unconfirmed' : 'pending';
  });

/** Returns at most ten entries that are being created or were refused in the last 24 hours, newest first. */
export const recentEntries = (scope: CompanyScope, connectionId: string): Promise<NewEntry[]> =>
  inScope(scope, async (tx) => {
    const yesterday = new Date(Date.now() - 24 * 3_600_000);
    const entries = await tx.newEntry.findMany({
      where: {
        companyId: scope.companyId,
        connectionId,
        OR: [open, { latestItem: { is: { state: 'failed', settledAt: { gt: yesterday } } } }],
      },
      select: columns,
      orderBy: { createdAt: 'desc' },
      take: 10,
    });
    return entries.map((entry) => toEntry(entry, false));
  });

/** Saves the id that an entry has in the books. */
export const saveEntryRef = (scope: CompanyScope, id: string, ref: string): Promise<unknown> =>
  inScope(scope, (tx) =>
    tx.newEntry.updateMany({ where: { id, companyId: scope.companyId, ref: null }, data: { ref } }),
  );

/** The rest is marked by the next refresh. */
const entriesPerRefresh = 500;

/**
 * Marks each created entry that the refreshed list now contains: it can be selected. Starts another job for each entry
 * that is in the books and has not been listed for 15 minutes.
 */
export async function settleReadEntries(tx: Tx, scope: CompanyScope, connectionId: string): Promise<void> {
  const { companyId } = scope;
  const created = await tx.newEntry.findMany({
    where: { companyId, connectionId, listedAt: null, latestItem: { is: { state: 'synced' } } },
    select: { id: true, kind: true, ref: true, name: true, latestItem: { select: { settledAt: true } } },
    orderBy: { id: 'asc' },
    take: entriesPerRefresh,
  });
  for (const { id, kind, ref, name, latestItem } of created) {
    if (ref !== null && (await countIn(tx, kind, { connectionId, ref, removedAt: null })) > 0) {
      await tx.newEntry.update({ where: { id }, data: { listedAt: new Date() }, select: { id: true } });
      await record(tx, scope, 'books.entry-created', id, { kind, name });
    } else if ((latestItem?.settledAt?.getTime() ?? 0) < Date.now() - stuckMinutes * 60_000) {
      await enqueue(tx, { name: 'list-entry', data: { companyId, entryId: id } });
    }
  }
}

type Where = Readonly<Record<string, unknown>>;

function countIn(tx: Tx, kind: NewEntryKind, where: Where): Promise<number> {
  switch (kind) {
    case 'account':
      return tx.account.count({ where });
    case 'supplier':
      return tx.supplier.count({ where });
    case 'bank_account':
      return tx.bankAccount.count({ where });
  }
}
