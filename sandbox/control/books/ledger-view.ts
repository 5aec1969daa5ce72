import { fromMinor } from '../../engine/money';
import type { BankLineRow } from '../../ledger/bank-line';
import { documentOf } from '../../ledger/document';
import { type EntryRow, trialBalance } from '../../ledger/ledger';
import type { Sandbox } from '../../sandbox';
import { liveRecords } from '../../store/books';
import type { CompanyRow } from '../../store/company';
import { accountingConnection, type ConnectionRow, infoOf } from '../../store/connection';
import { recordView } from './record-view';

const chunkSize = 500;

/**
 * Yields a company's books as chunks of one JSON text, for tests. The oldest record comes first; amounts are decimal
 * numbers. The chunks are read one after another, so the text is consistent only if nothing is written meanwhile.
 */
export function* ledgerText(sandbox: Sandbox, company: CompanyRow): Generator<string> {
  const connection = accountingConnection(sandbox.store, company.id);
  yield `${JSON.stringify(headOf(company, connection)).slice(0, -1)},"records":[`;
  if (connection) yield* recordTexts(sandbox, connection);
  const rest = connection
    ? {
        bankLines: bankLines(sandbox, connection),
        trialBalance: trialBalanceView(sandbox, connection, infoOf(connection).baseCurrency),
      }
    : { bankLines: [], trialBalance: null };
  yield `],${JSON.stringify(rest).slice(1)}`;
}

function headOf({ id, name }: CompanyRow, connection: ConnectionRow | undefined): object {
  if (!connection) return { company: { id, name }, organisation: null };
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
  };
}

function* recordTexts(sandbox: Sandbox, connection: ConnectionRow): Generator<string> {
  const sql = `SELECT * FROM entries WHERE connection_id = ? AND company_id = ? AND kind <> 'Opening balances' AND position > ? ORDER BY position LIMIT ?`;
  let after = 0;
  for (;;) {
    const entries = sandbox.store.all<EntryRow>(sql, connection.id, connection.company_id, after, chunkSize);
    const last = entries.at(-1);
    if (!last) return;
    const texts = entries.map((entry) => JSON.stringify(recordView(sandbox, connection, entry, documentOf(entry))));
    yield `${after === 0 ? '' : ','}${texts.join()}`;
    after = last.position;
  }
}

function bankLines({ store }: Sandbox, connection: ConnectionRow): readonly object[] {
  const currencies = new Map(
    liveRecords(store, connection.id, 'chartOfAccounts').map((account) => [account.id, account.currency]),
  );
  const sql = 'SELECT * FROM bank_lines WHERE connection_id = ? ORDER BY position';
  return store.all<BankLineRow & { readonly request_id: string }>(sql, connection.id).map((line) => {
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
      /** The id of the record that the line is reconciled with, or null. */
      recordId: line.entry_id,
      requestId: line.request_id,
      /** How often the line was written. It is in the books once. */
      writes: line.writes,
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
