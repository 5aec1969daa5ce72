import { fromMinor } from '../engine/money';
import { type EntryRow, postingsOf, trialBalance } from '../ledger/ledger';
import type { SpendRecord } from '../ledger/spend';
import type { Sandbox } from '../sandbox';
import type { CompanyRow } from '../store/company';
import { accountingConnection, type ConnectionRow, infoOf } from '../store/connection';

interface AttachmentRow {
  readonly id: string;
  readonly entry_id: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
  readonly createdAt: string;
  readonly requestId: string;
}

/** A company's books as JSON: what tests judge by. Amounts are decimal numbers, oldest record first. */
export function ledgerView(sandbox: Sandbox, company: CompanyRow): object {
  const connection = accountingConnection(sandbox.store, company.id);
  if (!connection)
    return { company: { id: company.id, name: company.name }, organisation: null, records: [], trialBalance: null };
  const info = infoOf(connection);
  return {
    company: { id: company.id, name: company.name },
    organisation: {
      key: connection.organisation,
      name: info.name,
      baseCurrency: info.baseCurrency,
      lockDate: info.lockDate ?? null,
    },
    connection: { id: connection.id, platformKey: connection.platform_key, status: connection.status },
    records: records(sandbox, connection, info.baseCurrency),
    trialBalance: trialBalanceView(sandbox, connection, info.baseCurrency),
  };
}

function records(sandbox: Sandbox, connection: ConnectionRow, base: string): readonly object[] {
  const { store } = sandbox;
  const entries = store.all<EntryRow>(
    'SELECT * FROM entries WHERE connection_id = ? AND transaction_id IS NOT NULL ORDER BY position',
    connection.id,
  );
  const files = store.all<AttachmentRow>(
    'SELECT id, entry_id, name, type AS contentType, size, sha256, created AS createdAt, request_id AS requestId FROM attachments WHERE connection_id = ? ORDER BY created, id',
    connection.id,
  );
  return entries.map((entry) => {
    const spend: SpendRecord = JSON.parse(entry.doc);
    const amount = (minor: number): number => fromMinor(minor, spend.currency);
    return {
      id: entry.id,
      transactionId: entry.transaction_id,
      syncId: entry.sync_id,
      kind: entry.kind,
      type: spend.type,
      date: entry.date,
      contact: spend.contact ?? null,
      reference: spend.reference,
      description: spend.description,
      merchantName: spend.merchantName,
      currency: spend.currency,
      currencyRate: spend.rate,
      bankAccount: { id: spend.bank.id, nominalCode: spend.bank.code, name: spend.bank.name },
      netAmount: amount(spend.net),
      taxAmount: amount(spend.tax),
      totalAmount: amount(spend.total),
      draft: spend.draft,
      revision: spend.revision,
      lines: spend.lines.map((line) => ({
        account: { id: line.account.id, nominalCode: line.account.code, name: line.account.name },
        netAmount: amount(line.net),
        taxAmount: amount(line.tax),
        taxRate: line.taxRate ?? null,
        tracking: line.tracking,
      })),
      postings: postingsOf(store, connection.id, entry.id).map((posting) => ({
        accountId: posting.accountId,
        debit: fromMinor(Math.max(posting.base, 0), base),
        credit: fromMinor(Math.max(-posting.base, 0), base),
      })),
      attachments: files.filter((file) => file.entry_id === entry.id).map(({ entry_id: _entry, ...file }) => file),
      requestId: entry.request_id,
      createdAt: entry.created,
      updatedAt: entry.updated,
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
