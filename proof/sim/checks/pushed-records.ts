import { keepsField } from '@/lib/domain/books/field-exceptions';
import { isPushed } from '@/lib/domain/sync/product';
import type { CodatCompany, Entry } from '../codat/company';
import { type Database, type Item, required } from '../database/database';

// The Accounting API has no ids of ours. In books that keep no reference, two equal payments may have each other's record.
// There the number of equal records must be right. Elsewhere each movement has its own record.

/** Equal movements in the same books: the records there, and the newest item of each movement that was sent there. */
export type Equals = { readonly records: readonly Entry[]; readonly items: readonly Item[] };

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

export const connectionOf = (db: Database, { syncId }: Item) => {
  const { connectionId } = required(db.syncs.get(syncId));
  return required(db.connections.find(({ id }) => id === connectionId));
};
