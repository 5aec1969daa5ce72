import 'server-only';
import { record } from '@/lib/data/audit';
import { inScope, type Tx } from '@/lib/data/db';
import { renewIn } from '@/lib/data/expense/import/lease';
import { announce } from '@/lib/data/queue';
import { requestMatching } from '@/lib/data/reconcile/request';
import type { AccountKey, BankLineFacts, NewBankLine } from '@/lib/domain/bank-line/bank-line';
import { lineLikeness } from '@/lib/domain/bank-line/statement-lines';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { ExistingExpense } from '@/lib/domain/import/duplicates';
import { money } from '@/lib/domain/money';
import { Refusal } from '@/lib/domain/refusal';
import { insertBankLines } from './insert';

/** What is known about a line of a file that may be stored already. */
export type ComparableLine = {
  readonly key: string;
  readonly facts: Pick<BankLineFacts, 'day' | 'amount'>;
};

/** A stored line that a line of a file may duplicate. */
export type StoredLine = ExistingExpense;

/** Returns the lines of the account that these lines may duplicate: those with the key of one, or its day and amount. */
export async function storedLinesFor(
  viewer: Viewer,
  { connectionId, bankAccountRef }: AccountKey,
  rows: readonly ComparableLine[],
): Promise<readonly StoredLine[]> {
  const found = await inScope(
    viewer,
    (tx) => tx.$queryRaw<Found[]>`
      select l.line_key as id, l.day, l.amount_minor as minor, l.currency, l.counterparty, l.description, l.bank_id as "bankId",
        l.balance_minor as balance
      from bank_lines l
      where l.company_id = ${viewer.companyId}::uuid and l.connection_id = ${connectionId}::uuid
        and l.bank_account_ref = ${bankAccountRef} and l.source = 'statement'
        and (l.line_key = any(${rows.map(({ key }) => key)}::text[]) or (l.day, l.amount_minor) in (
          select distinct day::bpchar, minor
          from unnest(${rows.map(({ facts }) => facts.day)}::text[], ${rows.map(({ facts }) => facts.amount.minor)}::bigint[])
            as row (day, minor)))`,
  );
  return found.map(({ id, day, minor, currency, counterparty, description, bankId, balance }) => ({
    id,
    likeness: lineLikeness({ day, amount: money(minor, currency), counterparty, description }),
    evidence: evidenceOf({ bankId, balance }),
    isRemoved: false,
  }));
}

type Found = {
  readonly id: string;
  readonly day: string;
  readonly minor: bigint;
  readonly currency: string;
  readonly counterparty: string;
  readonly description: string;
  readonly bankId: string | null;
  readonly balance: bigint | null;
};

/** Returns what no other line of the account has, to tell equal lines apart. */
export const evidenceOf = ({
  bankId,
  balance,
}: {
  readonly bankId: string | null;
  readonly balance: bigint | null;
}) => ({
  reference: bankId === null ? null : `id=${bankId}`,
  balance: balance === null ? null : `balance=${balance}`,
});

/**
 * Stores a part of the lines of a file together with the progress of its import. Lines that are known are left out. Throws
 * when the lease of the import is lost.
 */
export const addStatementLines = (
  viewer: Viewer,
  importId: string,
  lines: readonly NewBankLine[],
): Promise<{ readonly added: number; readonly goesOn: boolean }> =>
  inScope(viewer, async (tx) => {
    await renewIn(tx, viewer, importId);
    const added = await insertBankLines(tx, viewer.companyId, lines);
    const { cancelRequestedAt } = await tx.import.update({
      where: { id: importId },
      data: { doneCount: { increment: lines.length }, addedCount: { increment: added.length } },
      select: { cancelRequestedAt: true },
    });
    await announce(tx, viewer.companyId, ['imports']);
    return { added: added.length, goesOn: cancelRequestedAt === null };
  });

/** Returns the bank account for which each account of earlier files was imported last, for the linked books. */
export async function rememberedAccounts(
  tx: Tx,
  companyId: string,
  connectionId: string,
): Promise<Record<string, string>> {
  const rows = await tx.$queryRaw<{ account: string; ref: string }[]>`
    select distinct on (span->>'account') span->>'account' as account, bank_account_ref as ref
    from (select id, bank_account_ref, statements from imports where company_id = ${companyId}::uuid
      and target = 'bank_lines' and connection_id = ${connectionId}::uuid and state = 'done' and undone_at is null
      order by id desc limit ${mostImports}) i, jsonb_array_elements(i.statements) span
    order by span->>'account', i.id desc`;
  return Object.fromEntries(rows.map(({ account, ref }) => [account, ref]));
}

const mostImports = 400;

/**
 * Deletes the lines of an import that are in no reconciliation and in no sign-off, so that the file can be imported again. Returns how many
 * were deleted and how many stay. Idempotent. Throws a Refusal while the import runs.
 */
export const undoStatement = (
  viewer: Viewer,
  importId: string,
): Promise<{ readonly deleted: number; readonly kept: number }> =>
  inScope(
    viewer,
    async (tx) => {
      const { companyId, userId } = viewer;
      const [found] = await tx.$queryRaw<{ isRunning: boolean; connectionId: string; ref: string }[]>`
        select state = 'running' and renewed_at > now() - interval '30 seconds' as "isRunning",
          connection_id::text as "connectionId", bank_account_ref as ref from imports
        where id = ${importId}::uuid and company_id = ${companyId}::uuid and target = 'bank_lines' for no key update`;
      if (!found) throw new Refusal('This import is no longer there.');
      if (found.isRunning) throw new Refusal('This import is still running. Cancel it first.');
      const gone = await tx.$queryRaw<{ id: string }[]>`
        delete from bank_lines l where l.company_id = ${companyId}::uuid and l.import_id = ${importId}::uuid and not exists (
          select 1 from reconciliation_rows w where w.company_id = l.company_id and w.row_id = l.id and w.state = 'linked') and not exists (
          select 1 from periods p join closings c on c.id = p.closing_id where p.company_id = l.company_id and p.state <> 'open'
            and p.month = left(l.day, 7) and l.created_at <= c.closed_at)
        returning l.id::text as id`;
      const deleted = gone.length;
      const kept = await tx.bankLine.count({ where: { companyId, importId } });
      if (deleted === 0) return { deleted, kept };
      await tx.import.update({
        where: { id: importId },
        data: {
          undoneCount: { increment: deleted },
          ...(kept === 0 && { state: 'undone', undoneAt: new Date(), undoneById: userId }),
        },
        select: { id: true },
      });
      await record(tx, viewer, 'import.undone', importId, { lines: deleted });
      // The records of the suggestions that are gone may fit other lines.
      await requestMatching(tx, viewer, found.connectionId, [found.ref]);
      // A suggestion for a line that is gone means nothing.
      await tx.$executeRaw`
        delete from reconciliations r where r.company_id = ${companyId}::uuid and r.state in ('suggested', 'unclear') and r.id in (
          select w.reconciliation_id from reconciliation_rows w where w.company_id = ${companyId}::uuid
            and w.side = 'line' and w.row_id = any(${gone.map(({ id }) => id)}::uuid[]))`;
      await announce(tx, companyId, ['imports', 'reconcile']);
      return { deleted, kept };
    },
    { timeoutMs: 60_000 },
  );
