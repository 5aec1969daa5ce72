import { fromMinor } from '../engine/money';
import type { BankLineRow } from '../ledger/bank-line';
import { documentOf } from '../ledger/document';
import { type EntryRow, trialBalance } from '../ledger/ledger';
import type { Sandbox } from '../sandbox';
import { liveRecords } from '../store/books';
import type { CompanyRow } from '../store/company';
import { accountingConnection, type ConnectionRow, infoOf } from '../store/connection';
import { recordView } from './record-view';

/** A company's books as JSON: what tests judge by. Amounts are decimal numbers, oldest record first. */
export function ledgerView(sandbox: Sandbox, company: CompanyRow): object {
  const connection = accountingConnection(sandbox.store, company.id);
  const { id, name } = company;
  if (!connection) return { company: { id, name }, organisation: null, records: [], bankLines: [], trialBalance: null };
  const info = infoOf(connection);
  return {
    company: { id, name },
    organisation: {
      key: connection.organisation,
      name: info.name,
      baseCurrency: info.baseCurrency,
      lockDate: info.lockDate ?? null,
    },
    connection: { id: connection.id, platformKey: connection.platform_key, status: connection.status },
    records: sandbox.store
      .all<EntryRow>(
        `SELECT * FROM entries WHERE connection_id = ? AND kind <> 'Opening balances' ORDER BY position`,
        connection.id,
      )
      .map((entry) => recordView(sandbox, connection, entry, documentOf(entry))),
    bankLines: bankLines(sandbox, connection),
    trialBalance: trialBalanceView(sandbox, connection, info.baseCurrency),
  };
}

function bankLines({ store }: Sandbox, connection: ConnectionRow): readonly object[] {
  const currencies = new Map(
    liveRecords(store, connection.id, 'chartOfAccounts').map((account) => [account.id, account.currency]),
  );
  return store
    .all<BankLineRow & { readonly request_id: string }>(
      'SELECT * FROM bank_lines WHERE connection_id = ? ORDER BY position',
      connection.id,
    )
    .map((line) => {
      const currency = currencies.get(line.account_id) ?? 'XXX';
      return {
        id: line.id,
        accountId: line.account_id,
        date: line.date,
        description: line.description,
        counterparty: line.counterparty,
        reference: line.reference,
        amount: fromMinor(line.amount, currency),
        balance: fromMinor(line.balance, currency),
        currency,
        transactionType: line.type,
        /** The record it is reconciled with. */
        recordId: line.entry_id,
        requestId: line.request_id,
      };
    });
}

function trialBalanceView(sandbox: Sandbox, connection: ConnectionRow, base: string): object {
  const lines = trialBalance(sandbox.store, connection.id);
  const debits = lines.reduce((sum, line) => sum + Math.max(line.base, 0), 0);
  const credits = lines.reduce((sum, line) => sum + Math.max(-line.base, 0), 0);
  return {
    currency: base,
    debits: fromMinor(debits, base),
    credits: fromMinor(credits, base),
    balanced: debits === credits,
    accounts: lines.map((line) => ({
      id: line.id,
      nominalCode: line.nominalCode,
      name: line.name,
      balance: fromMinor(line.base, base),
      currency: line.currency,
      nativeBalance: fromMinor(line.native, line.currency),
    })),
  };
}
