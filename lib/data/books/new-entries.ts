import 'server-only';
import { record } from '@/lib/data/audit';
import { type CompanyScope, inScope, isTaken, type Tx } from '@/lib/data/db';
import type { NewEntry as Row } from '@/lib/data/generated/client';
import { newId } from '@/lib/data/id';
import { announce, enqueue } from '@/lib/data/queue';
import type { NewEntry, NewEntryKind } from '@/lib/domain/books/new-entry';

/** A new entry of the books, with everything that the worker needs to send it. */
export type EntryToCreate = NewEntry & {
  readonly connectionId: string;
  readonly content: unknown;
  readonly idempotencyKey: string;
  readonly keyUsedAt: Date | null;
  readonly pushKey: string | null;
};

const stuckMinutes = 15;

/** Stores a requested entry and a job that sends it. Idempotent: the same id is stored once. */
export async function addNewEntry(
  scope: CompanyScope & { userId: string },
  entry: { id: string; connectionId: string; kind: NewEntryKind; name: string; content: Record<string, string> },
): Promise<void> {
  const { companyId, userId } = scope;
  try {
    await inScope(scope, async (tx) => {
      await tx.newEntry.create({
        data: { ...entry, companyId, state: 'waiting', idempotencyKey: newId(), requestedById: userId },
        select: { id: true },
      });
      await record(tx, scope, 'books.entry-asked', entry.id, { kind: entry.kind, name: entry.name });
      await enqueue(tx, { name: 'create-entry', data: { companyId, entryId: entry.id } });
      await announce(tx, companyId);
    });
  } catch (error) {
    if (!isTaken(error)) throw error;
  }
}

export const findNewEntry = (scope: CompanyScope, id: string): Promise<EntryToCreate | null> =>
  inScope(scope, (tx) => tx.newEntry.findFirst({ where: { id, companyId: scope.companyId } }));

/** Returns the entry whose push at Codat has this key, or null. */
export const findNewEntryByPush = (scope: CompanyScope, pushKey: string): Promise<EntryToCreate | null> =>
  inScope(scope, (tx) => tx.newEntry.findFirst({ where: { pushKey, companyId: scope.companyId } }));

/**
 * Returns `exists` if the list has an active entry of this name. Returns `pending` if another new entry of this name is
 * being created, else null.
 */
export const findNamesake = (
  scope: CompanyScope,
  { id, connectionId, kind, name }: { id: string; connectionId: string; kind: NewEntryKind; name: string },
): Promise<'exists' | 'pending' | null> =>
  inScope(scope, async (tx) => {
    const alike = { equals: name, mode: 'insensitive' } as const;
    const where = { connectionId, name: alike, archivedAt: null, removedAt: null };
    const there = await countIn(tx, kind, where);
    if (there > 0) return 'exists';
    const coming = await tx.newEntry.count({
      where: {
        companyId: scope.companyId,
        connectionId,
        kind,
        name: alike,
        state: { in: ['waiting', 'pending'] },
        NOT: { id },
      },
    });
    return coming > 0 ? 'pending' : null;
  });

/** Returns at most ten entries that are being created or were refused in the last 24 hours, newest first. */
export const recentEntries = (scope: CompanyScope, connectionId: string): Promise<NewEntry[]> =>
  inScope(scope, (tx) =>
    tx.newEntry.findMany({
      where: {
        companyId: scope.companyId,
        connectionId,
        OR: [
          { state: { in: ['waiting', 'pending'] } },
          { state: 'failed', settledAt: { gt: new Date(Date.now() - 24 * 3_600_000) } },
        ],
      },
      orderBy: { createdAt: 'desc' },
      take: 10,
    }),
  );

/** Records when the idempotency key was first used. Returns false if that was recorded before. */
export const markKeyUsed = (scope: CompanyScope, entry: EntryToCreate): Promise<boolean> =>
  changed(scope, entry, { keyUsedAt: null }, { keyUsedAt: new Date() });

/** Marks the idempotency key as expired and forgets the push, because Codat repeats an error for the same key. */
export const expireKey = (scope: CompanyScope, entry: EntryToCreate, keyLifeMs: number): Promise<boolean> =>
  changed(scope, entry, { pushKey: entry.pushKey }, { pushKey: null, keyUsedAt: new Date(Date.now() - keyLifeMs) });

/** Gives the entry a new idempotency key. It is safe to send the entry again, because it is not in the books. */
export const renewKey = (scope: CompanyScope, entry: EntryToCreate): Promise<boolean> =>
  changed(scope, entry, {}, { idempotencyKey: newId(), keyUsedAt: null });

export const savePush = (scope: CompanyScope, entry: EntryToCreate, pushKey: string): Promise<boolean> =>
  changed(scope, entry, {}, { state: 'pending', pushKey });

/** Stores the id that the entry has in the books. The entry is not selectable until the next refresh of its list. */
export const saveRef = (scope: CompanyScope, entry: EntryToCreate, ref: string): Promise<boolean> =>
  changed(scope, entry, { ref: null }, { state: 'pending', ref });

/** Records that the entry could not be created, with a message from the package or from Outlay. */
export const failEntry = (scope: CompanyScope, entry: EntryToCreate, message: string): Promise<boolean> =>
  changed(scope, entry, {}, { state: 'failed', message, settledAt: new Date() });

type Change = Partial<
  Pick<Row, 'state' | 'pushKey' | 'keyUsedAt' | 'idempotencyKey' | 'ref' | 'message' | 'settledAt'>
>;

/**
 * Updates an entry. Changes nothing if the entry is settled or another attempt has replaced its idempotency key.
 * Returns whether it changed.
 */
const changed = (
  scope: CompanyScope,
  { id, idempotencyKey }: EntryToCreate,
  where: Partial<Pick<Row, 'keyUsedAt' | 'pushKey' | 'ref'>>,
  data: Change,
): Promise<boolean> =>
  inScope(scope, async (tx) => {
    const { count } = await tx.newEntry.updateMany({
      where: { id, companyId: scope.companyId, idempotencyKey, state: { in: ['waiting', 'pending'] }, ...where },
      data,
    });
    if (count > 0) await announce(tx, scope.companyId);
    return count > 0;
  });

/**
 * Settles each created entry that the refreshed list now contains. Starts a new job for each entry that has been open
 * for 15 minutes.
 */
export async function settleReadEntries(tx: Tx, scope: CompanyScope, connectionId: string): Promise<void> {
  const { companyId } = scope;
  const open = await tx.newEntry.findMany({
    where: { companyId, connectionId, state: { in: ['waiting', 'pending'] } },
  });
  for (const { id, kind, ref, name, createdAt } of open) {
    if (ref && (await countIn(tx, kind, { connectionId, ref, removedAt: null })) > 0) {
      await tx.newEntry.update({ where: { id }, data: { state: 'success', settledAt: new Date() } });
      await record(tx, scope, 'books.entry-created', id, { kind, name });
    } else if (createdAt.getTime() < Date.now() - stuckMinutes * 60_000) {
      await enqueue(tx, { name: 'create-entry', data: { companyId, entryId: id } });
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
