import { v4 as newId } from 'uuid';
import { convert } from '../engine/money';
import type { Organisation } from '../organisations/organisation';
import { liveRecords } from '../store/books';
import type { ConnectionRow } from '../store/connection';
import type { Store } from '../store/store';
import { matchEntry, releaseLines } from './reconciliation';
import { type EntryKind, type Posting, sum } from './record';

export interface EntryRow {
  readonly id: string;
  readonly company_id: string;
  readonly connection_id: string;
  readonly transaction_id: string | null;
  readonly sync_id: string | null;
  /** The push operation that wrote the entry. Null if it came from a sync or is an opening balance. */
  readonly push_id: string | null;
  /**
   * The time at which the entry was deleted, or null. Its postings are deleted too, but Codat still reads the record
   * and shows it as deleted.
   */
  readonly voided: string | null;
  readonly kind: EntryKind;
  readonly date: string;
  readonly position: number;
  readonly doc: string;
  readonly request_id: string | null;
  readonly created: string;
  readonly updated: string | null;
}

export interface Entry {
  readonly id: string;
  readonly transactionId: string | undefined;
  readonly syncId: string | undefined;
  readonly pushId?: string | undefined;
  readonly kind: EntryKind;
  readonly date: string;
  readonly doc: object;
  readonly requestId: string | undefined;
  readonly postings: readonly Posting[];
}

/** Inserts an entry, or replaces the entry with the same id. Throws if its postings do not add up to zero. */
export function post(store: Store, connection: Pick<ConnectionRow, 'id' | 'company_id'>, entry: Entry): void {
  const imbalance = sum(entry.postings.map(({ base }) => base));
  if (imbalance !== 0) throw new Error(`Entry ${entry.id} is out of balance by ${imbalance}`);
  store.transaction(() => {
    unpost(store, connection.id, entry.id);
    store.run(
      `INSERT INTO entries (id, company_id, connection_id, transaction_id, sync_id, kind, date, position, doc, request_id, created, push_id)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
       ON CONFLICT (connection_id, id) DO UPDATE SET kind = ?6, date = ?7, doc = ?9, updated = ?11`,
      entry.id,
      connection.company_id,
      connection.id,
      entry.transactionId ?? null,
      entry.syncId ?? null,
      entry.kind,
      entry.date,
      store.next('entry'),
      JSON.stringify(entry.doc),
      entry.requestId ?? null,
      store.clock.iso(),
      entry.pushId ?? null,
    );
    entry.postings.forEach((posting, line) => {
      store.run(
        'INSERT INTO postings (connection_id, entry_id, line, account_id, base, native) VALUES (?, ?, ?, ?, ?, ?)',
        connection.id,
        entry.id,
        line,
        posting.accountId,
        posting.base,
        posting.native,
      );
      addToBalance(store, connection.id, posting, 1);
    });
    releaseLines(store, connection.id, entry.id);
    matchEntry(store, connection.id, entry);
  });
}

/** Deletes an entry's postings and marks it as deleted. Codat still reads the record, with `metadata.isDeleted`. */
export function voidEntry(store: Store, connectionId: string, entryId: string): void {
  store.transaction(() => {
    unpost(store, connectionId, entryId);
    releaseLines(store, connectionId, entryId);
    store.run(
      'UPDATE entries SET voided = ?, updated = ? WHERE connection_id = ? AND id = ?',
      store.clock.iso(),
      store.clock.iso(),
      connectionId,
      entryId,
    );
  });
}

export const postingsOf = (store: Store, connectionId: string, entryId: string): readonly Posting[] =>
  store.all<Posting>(
    'SELECT account_id AS accountId, base, native FROM postings WHERE connection_id = ? AND entry_id = ? ORDER BY line',
    connectionId,
    entryId,
  );

export const balanceOf = (
  store: Store,
  connectionId: string,
  accountId: string,
): { readonly base: number; readonly native: number } =>
  store.get<{ base: number; native: number }>(
    'SELECT base, native FROM balances WHERE connection_id = ? AND account_id = ?',
    connectionId,
    accountId,
  ) ?? { base: 0, native: 0 };

export const entryOfTransaction = (store: Store, companyId: string, transactionId: string): EntryRow | undefined =>
  store.get<EntryRow>('SELECT * FROM entries WHERE company_id = ? AND transaction_id = ?', companyId, transactionId);

/**
 * Posts the opening balances of an organisation whose books were copied. The opposite amount goes to its account for
 * opening balances.
 */
export function postOpeningBalances(
  store: Store,
  connection: Pick<ConnectionRow, 'id' | 'company_id'>,
  { accounts, opening, info }: Organisation,
): void {
  const openingAccount = accounts.find(({ role }) => role === 'opening');
  if (!openingAccount) throw new Error(`${info.name} has no account for opening balances`);
  const banks = accounts.flatMap((account): Posting[] => {
    const native = opening[account.id] ?? 0;
    if (native === 0) return [];
    const rate = account.currency === info.baseCurrency ? 1 : (info.rates[account.currency] ?? 1);
    return [{ accountId: account.id, native, base: convert(native, account.currency, info.baseCurrency, rate) }];
  });
  const total = sum(banks.map(({ base }) => base));
  post(store, connection, {
    id: newId(),
    transactionId: undefined,
    syncId: undefined,
    kind: 'Opening balances',
    date: info.financialYearStart,
    doc: {},
    requestId: undefined,
    postings: [...banks, { accountId: openingAccount.id, base: -total, native: -total }],
  });
}

export interface TrialBalanceLine {
  readonly id: string;
  readonly nominalCode: string;
  readonly name: string;
  readonly currency: string;
  readonly base: number;
  readonly native: number;
}

/**
 * Returns every account with the sum of its postings. It does not use the stored balances, so tests can compare the
 * two.
 */
export function trialBalance(store: Store, connectionId: string): readonly TrialBalanceLine[] {
  const sums = new Map(
    store
      .all<Posting>(
        'SELECT account_id AS accountId, sum(base) AS base, sum(native) AS native FROM postings WHERE connection_id = ? GROUP BY account_id',
        connectionId,
      )
      .map((posting) => [posting.accountId, posting]),
  );
  return liveRecords(store, connectionId, 'chartOfAccounts').map((account) => ({
    id: account.id,
    nominalCode: account.code,
    name: account.name,
    currency: account.currency,
    base: sums.get(account.id)?.base ?? 0,
    native: sums.get(account.id)?.native ?? 0,
  }));
}

function unpost(store: Store, connectionId: string, entryId: string): void {
  const postings = postingsOf(store, connectionId, entryId);
  if (postings.length === 0) return;
  for (const posting of postings) addToBalance(store, connectionId, posting, -1);
  store.run('DELETE FROM postings WHERE connection_id = ? AND entry_id = ?', connectionId, entryId);
}

function addToBalance(store: Store, connectionId: string, posting: Posting, sign: 1 | -1): void {
  store.run(
    `INSERT INTO balances (connection_id, account_id, base, native) VALUES (?1, ?2, ?3, ?4)
     ON CONFLICT (connection_id, account_id) DO UPDATE SET base = base + ?3, native = native + ?4`,
    connectionId,
    posting.accountId,
    sign * posting.base,
    sign * posting.native,
  );
}
