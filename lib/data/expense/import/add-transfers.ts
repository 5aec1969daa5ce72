import 'server-only';
import { type AuditEntry, recordAll } from '@/lib/data/audit';
import { inScope, type Tx } from '@/lib/data/db';
import { holdCoding } from '@/lib/data/movement/coding-lock';
import { projectMovements } from '@/lib/data/movement/project';
import { announce } from '@/lib/data/queue';
import { checkAccounts } from '@/lib/data/transfer/accounts';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type OwnAccount, postedAccount } from '@/lib/domain/import/kind/own-account';
import type { RecordedTransfer } from '@/lib/domain/import/kind/transfer-side';
import { kindCountsOf } from '@/lib/domain/import/moved-kinds';
import { Refusal } from '@/lib/domain/refusal';
import { transferKindNames } from '@/lib/domain/transfer/kind';
import { baseMinorOf } from '@/lib/domain/transfer/transfer';
import { type Added, type Origin, originEvent } from './add';
import { countDone } from './count-done';
import { replaceable } from './existing-transfers';
import { renewIn } from './lease';

/** A transfer that one or two rows of a file record. A side that the file does not have has no key. */
export type ImportedTransfer = RecordedTransfer & {
  readonly id: string;
  readonly line: number;
  /** How many chosen rows it is: one, or both sides. */
  readonly rowCount: number;
  readonly day: string;
  readonly note: string;
  readonly fromKey: string | null;
  readonly toKey: string | null;
  /** The imported expense that is its other side and is replaced; null for none. */
  readonly replaces: string | null;
};

/**
 * Records those transfers of an import that do not exist yet, together with its progress, in one transaction. An expense
 * that is the other side is replaced, unless a person has worked on it meanwhile. Throws when the lease of the import is
 * lost.
 */
export const addTransfers = (
  viewer: Viewer,
  file: { readonly importId: string; readonly name: string },
  transfers: readonly ImportedTransfer[],
): Promise<Omit<Added, 'coded'>> =>
  inScope(
    viewer,
    async (tx) => {
      const { companyId } = viewer;
      if (viewer.role === 'employee') throw new Refusal('Employees cannot record transfers.');
      await lockTransferRows(tx, companyId);
      await holdCoding(tx, companyId);
      await renewIn(tx, viewer, file.importId);
      const fresh = await addTransfersIn(tx, viewer, file, transfers);
      const rows = transfers.reduce((sum, { rowCount }) => sum + rowCount, 0);
      const kinds = kindCountsOf(fresh.map(({ kind }) => kind));
      const goesOn = await countDone(tx, file.importId, { rows, kinds, coded: 0 });
      await announce(tx, companyId, ['imports', 'expenses']);
      return { added: fresh.length, kinds, goesOn };
    },
    { timeoutMs: 60_000 },
  );

/** Two imports of the same statement at once would both find no transfer yet. Taken before `holdCoding`. */
export const lockTransferRows = (tx: Tx, companyId: string): Promise<unknown> =>
  tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`imported transfers ${companyId}`}, 0))`;

/** Records those transfers that do not exist yet, as `addTransfers` does, and returns them. The caller holds both locks. */
export async function addTransfersIn(
  tx: Tx,
  viewer: Viewer,
  origin: Origin,
  transfers: readonly ImportedTransfer[],
): Promise<readonly ImportedTransfer[]> {
  const { companyId } = viewer;
  const fresh = await replaceExpenses(tx, companyId, await withoutKnown(tx, companyId, transfers));
  await insert(tx, viewer, origin, fresh);
  return fresh;
}

/** Returns the transfers of which no row is a side of a recorded transfer. */
async function withoutKnown(tx: Tx, companyId: string, transfers: readonly ImportedTransfer[]) {
  const keys = transfers.flatMap(({ fromKey, toKey }) => [fromKey, toKey].filter((key) => key !== null));
  const known = await tx.transfer.findMany({
    where: { companyId, OR: [{ fromImportKey: { in: keys } }, { toImportKey: { in: keys } }] },
    select: { fromImportKey: true, toImportKey: true },
  });
  const seen = new Set(known.flatMap(({ fromImportKey, toImportKey }) => [fromImportKey, toImportKey]));
  return transfers.filter(({ fromKey, toKey }) => ![fromKey, toKey].some((key) => key !== null && seen.has(key)));
}

/** Deletes the expenses that transfers replace, and gives their keys to the transfers. */
async function replaceExpenses(
  tx: Tx,
  companyId: string,
  transfers: readonly ImportedTransfer[],
): Promise<readonly ImportedTransfer[]> {
  const ids = transfers.flatMap(({ replaces }) => replaces ?? []);
  if (ids.length === 0) return transfers;
  await tx.$executeRaw`select 1 from movements where company_id = ${companyId}::uuid and id = any(${ids}::uuid[]) order by id for update`;
  const found = await tx.$queryRaw<{ id: string; key: string | null; isOut: boolean }[]>`
    select m.id::text as id, m.import_key::text as key, m.sign = 1 as "isOut" from movements m
    where m.company_id = ${companyId}::uuid and m.id = any(${ids}::uuid[]) and m.removed_at is null and ${replaceable}`;
  const byId = new Map(found.map((expense) => [expense.id, expense]));
  await tx.movement.updateMany({
    where: { id: { in: [...byId.keys()] }, companyId },
    data: { removedAt: new Date(), importKey: null },
  });
  return transfers.flatMap((transfer): ImportedTransfer[] => {
    if (transfer.replaces === null) return [transfer];
    const expense = byId.get(transfer.replaces);
    if (!expense) return [];
    return [expense.isOut ? { ...transfer, fromKey: expense.key } : { ...transfer, toKey: expense.key }];
  });
}

async function insert(tx: Tx, viewer: Viewer, origin: Origin, transfers: readonly ImportedTransfer[]): Promise<void> {
  const { companyId, userId, baseCurrency } = viewer;
  const connectionOf = await connections(tx, companyId, transfers);
  await tx.movement.createMany({
    data: transfers.map(({ id, day, from, amount, toAmount }) => ({
      id,
      companyId,
      kind: 'transfer' as const,
      personId: userId,
      importId: origin.importId,
      day,
      amountMinor: amount.minor,
      currency: amount.currency,
      baseMinor: baseMinorOf({ from: amount, to: toAmount }, baseCurrency),
      cardId: from.cardId,
    })),
  });
  await tx.transfer.createMany({
    data: transfers.map(({ id, kind, note, from, to, toAmount, fromKey, toKey, replaces }) => ({
      id,
      companyId,
      kind,
      description: note,
      fromBankRef: from.bankRef,
      toCardId: to.cardId,
      toBankRef: to.bankRef,
      connectionId: connectionOf(from, to),
      toMinor: toAmount.minor,
      toCurrency: toAmount.currency,
      fromImportKey: fromKey,
      toImportKey: toKey,
      replacedId: replaces,
    })),
  });
  for (const { id, replaces } of transfers)
    if (replaces !== null)
      await tx.ingestedMovement.updateMany({ where: { companyId, movementId: replaces }, data: { movementId: id } });
  await projectMovements(
    tx,
    companyId,
    transfers.map(({ id }) => id),
  );
  await recordAll(
    tx,
    viewer,
    transfers.flatMap(({ id, line, kind, amount, replaces }): AuditEntry[] => {
      const { action, detail } = originEvent('transfer', origin, line);
      const moved = { kind: transferKindNames[kind], amount: String(amount.minor), currency: amount.currency };
      return [
        { action, subject: id, detail: { ...detail, ...moved } },
        ...(replaces === null
          ? []
          : [{ action: 'expense.became-transfer', subject: replaces, detail: { transfer: id } }]),
      ];
    }),
  );
}

/** Checks each pair of accounts once. Returns the connection whose books a pair of accounts names. */
async function connections(tx: Tx, companyId: string, transfers: readonly ImportedTransfer[]) {
  const keyOf = (from: OwnAccount, to: OwnAccount) => `${from.key}\0${to.key}`;
  const pairs = new Map(
    transfers.map(({ from, to }) => [keyOf(from, to), { from: postedAccount(from), to: postedAccount(to) }]),
  );
  const found = new Map<string, string | null>();
  for (const [key, pair] of pairs) found.set(key, await checkAccounts(tx, companyId, pair, null));
  return (from: OwnAccount, to: OwnAccount): string | null => found.get(keyOf(from, to)) ?? null;
}
