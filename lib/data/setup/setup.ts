import 'server-only';
import { LRUCache } from 'lru-cache';
import type { LinkedConnection } from '@/lib/data/connection/connections';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import type { MappingAt } from '@/lib/data/mapping/mappings';
import type { Books } from '@/lib/domain/books/books';
import { parseRule, type Rule } from '@/lib/domain/rules/rule';
import { readSnapshot, type Snapshot, type SnapshotSource, type StoredRule, sizeOf } from './snapshot';
import { type ContactRefs, type State, stateIn } from './state';

/** What decides how a company codes its expenses, and what its forms offer. */
export type Setup = Omit<Snapshot, 'mapping'> & {
  readonly baseCurrency: string;
  readonly receiptsRequiredFrom: bigint | null;
  /** The months that are closed in Outlay, as 'YYYY-MM'. */
  readonly closedMonths: readonly string[];
  /** The connection, whatever its status. Null before the first one and after disconnecting. */
  readonly connection: LinkedConnection | null;
  /** The newest version of the mapping. A company without a version has an empty mapping. */
  readonly at: MappingAt;
};

const noContacts: ContactRefs = { suppliers: [], customers: [] };

/**
 * Returns the company's setup in one statement, or in two when this process does not have its current version. The books
 * have the suppliers and customers that the mapping names, and those of `contacts`. Sees what the transaction itself has
 * changed.
 */
export async function setupIn(tx: Tx, companyId: string, contacts: ContactRefs = noContacts): Promise<Setup> {
  const now = await stateIn(tx, companyId, contacts);
  const { mappingId, number, mappingConnectionId, connection } = now;
  const { mapping, ...snapshot } = await snapshotIn(tx, companyId, now);
  return {
    ...snapshot,
    books: withContacts(snapshot.books, now),
    baseCurrency: now.baseCurrency,
    receiptsRequiredFrom: now.receiptsRequiredFrom,
    closedMonths: now.closedMonths,
    connection,
    at: { id: mappingId ?? '', number: number ?? 0, mapping, connectionId: mappingConnectionId },
  };
}

export const companySetup = (scope: CompanyScope, contacts?: ContactRefs): Promise<Setup> =>
  inScope(scope, (tx) => setupIn(tx, scope.companyId, contacts));

/** Parses the active rules of a setup, in order. The result is kept with the setup. */
export function rulesOf({ rules }: Pick<Setup, 'rules'>): readonly Rule[] {
  const known = parsedRules.get(rules);
  if (known) return known;
  const parsed = rules.map(({ conditions, actions, ...rule }) => ({ ...rule, ...parseRule({ conditions, actions }) }));
  parsedRules.set(rules, parsed);
  return parsed;
}

const parsedRules = new WeakMap<readonly StoredRule[], readonly Rule[]>();

// The key of a snapshot is its version in the database, read in each transaction, so that processes need not tell each
// other of changes. Only a transaction that sees the company's version reads or fills the cache. Row-level security shows
// the version and the contents of a snapshot only to the members and workers of the company. A snapshot has nothing that one
// of the roles may not see, such as the expenses of others.
const mostKept = 100_000;
// The Next build bundles pages and routes separately, and `next dev` reloads modules.
const shared = globalThis as { outlaySetups?: LRUCache<string, Snapshot> };
shared.outlaySetups ??= new LRUCache({ maxSize: mostKept, sizeCalculation: sizeOf });
const snapshots = shared.outlaySetups;

async function snapshotIn(tx: Tx, companyId: string, { version, ...source }: State): Promise<Snapshot> {
  const known = version === null ? undefined : snapshots.get(keyOf(companyId, version, source));
  if (known) return known;
  const read = await readSnapshot(tx, companyId, source);
  // The version that the snapshot was read with may be newer than the one that was asked for.
  if (read.version !== null) snapshots.set(keyOf(companyId, read.version, source), read.snapshot);
  return read.snapshot;
}

const keyOf = (companyId: string, version: string, { mappingId, connectionId }: SnapshotSource): string =>
  [companyId, connectionId, mappingId, version].join(' ');

function withContacts(books: Books, { suppliers, customers }: Pick<State, 'suppliers' | 'customers'>): Books {
  if (suppliers.length === 0 && customers.length === 0) return books;
  return { ...books, suppliers: union(books.suppliers, suppliers), customers: union(books.customers, customers) };
}

function union<E extends { readonly ref: string }>(some: readonly E[], others: readonly E[]): readonly E[] {
  const known = new Set(some.map(({ ref }) => ref));
  const added = others.filter(({ ref }) => !known.has(ref));
  return added.length === 0 ? some : [...some, ...added];
}
