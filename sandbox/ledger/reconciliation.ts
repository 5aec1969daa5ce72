import { reconciliationDays } from '../settings';
import type { Store } from '../store/store';

/** A line of a bank statement. The amount is in minor units of the account's currency. Money in is positive. */
interface Line {
  readonly id: string;
  readonly accountId: string;
  readonly date: string;
  readonly amount: number;
}

export interface Candidate {
  readonly id: string;
  readonly date: string;
}

/**
 * Returns the unreconciled records that have a posting to the line's account with its amount, nearest date first. The
 * dates may differ by up to `reconciliationDays`.
 */
export const candidatesFor = (store: Store, connectionId: string, line: Line): readonly Candidate[] =>
  store.all<Candidate>(
    `SELECT entries.id, entries.date FROM postings
     JOIN entries ON entries.connection_id = postings.connection_id AND entries.id = postings.entry_id
     WHERE postings.connection_id = ?1 AND postings.account_id = ?2 AND postings.native = ?3
       AND entries.kind <> 'Opening balances' AND abs(julianday(entries.date) - julianday(?4)) <= ?5
       AND NOT EXISTS (SELECT 1 FROM bank_lines WHERE connection_id = ?1 AND account_id = ?2 AND entry_id = entries.id)
     ORDER BY abs(julianday(entries.date) - julianday(?4)), entries.position LIMIT 20`,
    connectionId,
    line.accountId,
    line.amount,
    line.date,
    reconciliationDays,
  );

/** Reconciles a new line with the matching record whose date is nearest, if there is one. */
export function matchLine(store: Store, connectionId: string, line: Line): void {
  const [nearest] = candidatesFor(store, connectionId, line);
  if (nearest) reconcile(store, connectionId, line, nearest.id);
}

/**
 * Reconciles a record with statement lines. On each of its accounts it gets the unreconciled line with the same amount
 * and the nearest date. An account on which it already has a line is skipped.
 */
export function matchEntry(store: Store, connectionId: string, entry: Candidate): void {
  const lines = store.all<Line>(
    `SELECT bank_lines.id, bank_lines.account_id AS accountId, bank_lines.date, bank_lines.amount FROM postings
     JOIN bank_lines ON bank_lines.connection_id = postings.connection_id AND bank_lines.account_id = postings.account_id
       AND bank_lines.amount = postings.native AND bank_lines.entry_id IS NULL
     WHERE postings.connection_id = ?1 AND postings.entry_id = ?2
       AND abs(julianday(bank_lines.date) - julianday(?3)) <= ?4
       AND NOT EXISTS (SELECT 1 FROM bank_lines AS own WHERE own.connection_id = ?1
         AND own.account_id = postings.account_id AND own.entry_id = ?2)
     ORDER BY abs(julianday(bank_lines.date) - julianday(?3)), bank_lines.position`,
    connectionId,
    entry.id,
    entry.date,
    reconciliationDays,
  );
  const matched = new Set<string>();
  for (const line of lines) {
    if (matched.has(line.accountId)) continue;
    matched.add(line.accountId);
    reconcile(store, connectionId, line, entry.id);
  }
}

export function reconcile(
  store: Store,
  connectionId: string,
  line: Pick<Line, 'id' | 'accountId'>,
  entryId: string,
): void {
  store.run(
    'UPDATE bank_lines SET entry_id = ?, updated = ? WHERE connection_id = ? AND account_id = ? AND id = ?',
    entryId,
    store.clock.iso(),
    connectionId,
    line.accountId,
    line.id,
  );
}

/** Removes the match of a line, which is then unreconciled. */
export const unreconcile = (store: Store, connectionId: string, line: Pick<Line, 'id' | 'accountId'>): number =>
  store.run(
    'UPDATE bank_lines SET entry_id = NULL, updated = ? WHERE connection_id = ? AND account_id = ? AND id = ?',
    store.clock.iso(),
    connectionId,
    line.accountId,
    line.id,
  );

/**
 * Removes the matches of a record that no longer fit, because it was changed or deleted. Lines whose account and amount
 * still fit stay matched.
 */
export const releaseLines = (store: Store, connectionId: string, entryId: string): number =>
  store.run(
    `UPDATE bank_lines SET entry_id = NULL, updated = ?1 WHERE connection_id = ?2 AND entry_id = ?3
       AND NOT EXISTS (SELECT 1 FROM postings WHERE postings.connection_id = ?2 AND postings.entry_id = ?3
         AND postings.account_id = bank_lines.account_id AND postings.native = bank_lines.amount)`,
    store.clock.iso(),
    connectionId,
    entryId,
  );
