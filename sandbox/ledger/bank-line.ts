import type { ConnectionRow } from '../store/connection';
import type { Store } from '../store/store';
import { matchLine } from './reconciliation';

/** A line of a bank statement. Amounts are in minor units of the account's currency. Money in is positive. */
export interface BankLine {
  readonly id: string;
  readonly accountId: string;
  /** The day on which the transaction cleared at the bank. */
  readonly date: string;
  readonly description: string;
  readonly counterparty: string;
  readonly reference: string;
  readonly amount: number;
  /** The balance of the account after this line. */
  readonly balance: number;
  readonly type: string;
  readonly pushId: string;
  readonly requestId: string;
}

export interface BankLineRow {
  readonly id: string;
  readonly connection_id: string;
  readonly account_id: string;
  readonly date: string;
  readonly description: string;
  readonly counterparty: string;
  readonly reference: string;
  readonly amount: number;
  readonly balance: number;
  readonly type: string;
  /** The id of the record that the line is reconciled with, or null. */
  readonly entry_id: string | null;
  readonly updated: string;
  readonly position: number;
  /** How often the line was written. A package that keeps repeated lines would have it as often. */
  readonly writes: number;
}

/**
 * Adds a line and reconciles it with a matching record, if there is one. Returns false if the account already has a
 * line with this id.
 */
export function addBankLine(
  store: Store,
  connection: Pick<ConnectionRow, 'id' | 'company_id'>,
  line: BankLine,
): boolean {
  const added = store.run(
    `INSERT INTO bank_lines (id, company_id, connection_id, account_id, date, description, counterparty, reference, amount, balance, type, push_id, request_id, position, created, updated)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?15) ON CONFLICT DO NOTHING`,
    line.id,
    connection.company_id,
    connection.id,
    line.accountId,
    line.date,
    line.description,
    line.counterparty,
    line.reference,
    line.amount,
    line.balance,
    line.type,
    line.pushId,
    line.requestId,
    store.next('bank-line'),
    store.clock.iso(),
  );
  if (added === 0) {
    store.run(
      'UPDATE bank_lines SET writes = writes + 1 WHERE connection_id = ? AND account_id = ? AND id = ?',
      connection.id,
      line.accountId,
      line.id,
    );
    return false;
  }
  matchLine(store, connection.id, line);
  return true;
}

/** Returns the lines that were added or reconciled since `since`. */
export const changedBankLines = (store: Store, connectionId: string, since = ''): readonly BankLineRow[] =>
  store.all<BankLineRow>(
    'SELECT * FROM bank_lines WHERE connection_id = ? AND updated >= ? ORDER BY position',
    connectionId,
    since,
  );

/** Returns one page of the account's statement, newest line first. */
export const bankLinesOf = (
  store: Store,
  connectionId: string,
  accountId: string,
  page: { readonly from: number; readonly count: number },
): readonly BankLineRow[] =>
  store.all<BankLineRow>(
    'SELECT * FROM bank_lines WHERE connection_id = ? AND account_id = ? ORDER BY date DESC, position DESC LIMIT ? OFFSET ?',
    connectionId,
    accountId,
    page.count,
    page.from,
  );

export const bankLine = (store: Store, connectionId: string, accountId: string, id: string): BankLineRow | undefined =>
  store.get<BankLineRow>(
    'SELECT * FROM bank_lines WHERE connection_id = ? AND account_id = ? AND id = ?',
    connectionId,
    accountId,
    id,
  );
