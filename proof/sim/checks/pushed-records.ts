import { pushedTypeOf } from '@/lib/codat/sync/pushes';
import { keepsField } from '@/lib/domain/books/field-exceptions';
import { isPushed } from '@/lib/domain/sync/product';
import type { CodatCompany, Entry, Push } from '../codat/company';
import { type Database, type Item, required } from '../database/database';

// The Accounting API has no ids of ours. In books that keep no reference, two equal payments may have each other's record.
// There the number of equal records must be right. Elsewhere each movement has its own record.

/** Equal movements in the same books: the records there, and the newest item of each movement that was sent there. */
type Equals = { readonly records: readonly Entry[]; readonly items: readonly Item[] };

/** Returns whether the item belongs to a batch of the Accounting API that writes a movement. */
export const isPushedItem = (db: Database, { syncId }: Item): boolean =>
  isPushed(required(db.syncs.get(syncId)).product);

/** Returns the records and the items that cannot be told apart from those of this item. */
export function equalsOf(db: Database, company: CodatCompany, item: Item): Equals {
  const connection = connectionOf(db, item);
  const wanted = keyOf(db, item);
  const items = newestOf(db, connection.id).filter((each) => keyOf(db, each) === wanted);
  const movements = new Set(items.map(({ movementId }) => movementId));
  return {
    records: company.entries.filter(
      (entry) =>
        entry.isPushed && entry.connectionId === connection.codatConnectionId && movements.has(entry.transactionId),
    ),
    items,
  };
}

/** Returns the newest item of each movement that was pushed to these books. */
function newestOf(db: Database, connectionId: string): Item[] {
  const pushed = [...db.items.values()].filter(
    (item) => isPushedItem(db, item) && required(db.syncs.get(item.syncId)).connectionId === connectionId,
  );
  return [...Map.groupBy(pushed, ({ movementId }) => movementId).values()].map((items) =>
    required(items.sort((one, other) => other.attempt - one.attempt)[0]),
  );
}

function keyOf(db: Database, item: Item): string {
  const { kind, note } = required(db.expenses.get(item.movementId));
  const { product } = required(db.syncs.get(item.syncId));
  if (kind !== 'transfer' && keepsField(connectionOf(db, item).package, 'reference')) return item.movementId;
  return `${product} ${item.amount} ${note}`;
}

const connectionOf = (db: Database, { syncId }: Item) => {
  const { connectionId } = required(db.syncs.get(syncId));
  return required(db.connections.find(({ id }) => id === connectionId));
};

type Content = Pick<Entry, 'connectionId' | 'amount' | 'note'> & { readonly dataType: string };

/** Returns how many pushed records the books have with this content. */
const countRecordsLike = (company: CodatCompany, { connectionId, dataType, amount, note }: Content): number =>
  company.entries.filter(
    (entry) =>
      entry.isPushed &&
      entry.connectionId === connectionId &&
      entry.dataType === dataType &&
      entry.amount === amount &&
      entry.note === note,
  ).length;

/** Returns how many movements were pushed to these books with this content. */
function countMovementsLike(db: Database, { connectionId, dataType, amount, note }: Content): number {
  const equal = [...db.items.values()].filter((item) => {
    const { product } = required(db.syncs.get(item.syncId));
    return (
      isPushed(product) &&
      pushedTypeOf(product) === dataType &&
      item.amount === amount &&
      (dataType === 'transfers' || required(db.expenses.get(item.movementId)).note === note) &&
      connectionOf(db, item).codatConnectionId === connectionId
    );
  });
  return new Set(equal.map(({ movementId }) => movementId)).size;
}

/**
 * Whether a person is asked to check the books for a failed record: the package did not confirm it within a day, or its
 * books were disconnected.
 */
export const isHandedOver = (db: Database, item: Item, message: string | null): boolean =>
  /did not confirm/.test(message ?? '') || connectionOf(db, item).removedAt !== null;

/**
 * Returns the record that may have the receipt of an item. It is that of the movement, or of an equal payment in books that
 * cannot tell them apart.
 */
export function recordWithFile(db: Database, company: CodatCompany, item: Item, fileName: string): Entry | undefined {
  if (!isPushedItem(db, item)) return company.entryOf(item.movementId);
  const { records } = equalsOf(db, company, item);
  return records.find(({ files }) => files.some(({ name }) => name === fileName)) ?? records[0];
}

/** Returns what is wrong if the books have another number of equal records than movements that are synced or handed over. */
export function miscountOf(db: Database, company: CodatCompany, item: Item): string | null {
  const { records, items } = equalsOf(db, company, item);
  const synced = items.filter(({ state }) => state === 'synced').length;
  const asked = items.filter((each) => isHandedOver(db, each, each.message)).length;
  if (records.length >= synced && records.length <= synced + asked) return null;
  return `${item.movementId} is ${item.state}: the books have ${records.length} such records, ${synced} are synced, ${asked} handed over`;
}

/** Returns what is wrong after a push has written a record. */
export function violationOf(
  db: Database,
  company: CodatCompany,
  { record, connectionId, dataType }: Push,
): string | null {
  if (!record?.transactionId) return `a push of ${dataType} was written without a request`;
  const id = record.transactionId;
  if (dataType !== 'transfers' && company.keepsReference(connectionId)) {
    const own = company.pushedFor(id, connectionId).length;
    return own > 1 ? `${id} is in the books ${own} times` : null;
  }
  const content = { ...record, connectionId, dataType };
  const [count, most] = [countRecordsLike(company, content), countMovementsLike(db, content)];
  return count > most ? `${id} is in the books ${count} times, as ${most} equal movements` : null;
}
