import 'server-only';
import { recordAll } from '@/lib/data/audit';
import { changesIn } from '@/lib/data/coding/auto-code';
import { inScope, type Tx } from '@/lib/data/db';
import { addLines } from '@/lib/data/expense/lines';
import { Prisma } from '@/lib/data/generated/client';
import { holdCoding } from '@/lib/data/movement/coding-lock';
import { projectMovements } from '@/lib/data/movement/project';
import { announce } from '@/lib/data/queue';
import type { Coding } from '@/lib/domain/coding/auto-code';
import { serializeChanges } from '@/lib/domain/coding/changes';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type Expense, toBaseCurrency } from '@/lib/domain/expense/expense';
import { renewIn } from './lease';

/** A row of a file as the expense that it becomes. `key` identifies the row (`keyOfRow`). */
export type Imported = {
  readonly key: string;
  readonly line: number;
  readonly expense: Expense;
  readonly coding: Coding;
};

export type Added = {
  readonly added: number;
  /** How many of the added expenses have a category in each line. */
  readonly coded: number;
  /** False when a person cancelled the import. */
  readonly goesOn: boolean;
};

/**
 * Records those expenses of an import that do not exist yet, together with its progress, in one transaction. Throws
 * when the lease of the import is lost.
 */
export const addImported = (
  viewer: Viewer,
  file: { readonly importId: string; readonly name: string },
  rows: readonly Imported[],
): Promise<Added> =>
  inScope(
    viewer,
    async (tx) => {
      await holdCoding(tx, viewer.companyId);
      await renewIn(tx, viewer, file.importId);
      const ids = await addIn(tx, viewer, file, rows);
      const fresh = rows.filter(({ expense }) => ids.has(expense.id));
      const coded = fresh.filter(({ coding }) => coding.lines.every((line) => line.categoryId)).length;
      const { cancelRequestedAt } = await tx.import.update({
        where: { id: file.importId },
        data: {
          doneCount: { increment: rows.length },
          addedCount: { increment: fresh.length },
          codedCount: { increment: coded },
        },
        select: { cancelRequestedAt: true },
      });
      await announce(tx, viewer.companyId, ['imports', 'expenses']);
      return { added: fresh.length, coded, goesOn: cancelRequestedAt === null };
    },
    { timeoutMs: 60_000 },
  );

async function addIn(
  tx: Tx,
  viewer: Viewer,
  file: { readonly importId: string; readonly name: string },
  rows: readonly Imported[],
): Promise<ReadonlySet<string>> {
  const { companyId, userId } = viewer;
  const added = await tx.movement.createManyAndReturn({
    data: rows.map(({ key, expense }) => ({
      id: expense.id,
      companyId,
      kind: 'expense' as const,
      personId: userId,
      importId: file.importId,
      importKey: key,
      day: expense.day,
      amountMinor: expense.amount.minor,
      currency: expense.amount.currency,
      baseMinor: toBaseCurrency(expense, viewer.baseCurrency),
      cardId: expense.cardId,
    })),
    skipDuplicates: true,
    select: { id: true },
  });
  const ids = new Set(added.map(({ id }) => id));
  const fresh = rows.filter(({ expense }) => ids.has(expense.id));
  await tx.expense.createMany({
    data: fresh.map(({ expense, coding }) => ({
      id: expense.id,
      companyId,
      movementDay: expense.day,
      type: expense.type,
      merchant: expense.merchant,
      rate: expense.rate,
      note: expense.note,
      supplierRef: coding.supplierRef,
      supplierSource: coding.supplierSource ?? Prisma.DbNull,
    })),
  });
  await addLines(
    tx,
    companyId,
    fresh.map(({ expense, coding }) => ({ expenseId: expense.id, lines: coding.lines })),
  );
  await projectMovements(tx, companyId, [...ids]);
  const say = await changesIn(
    tx,
    companyId,
    fresh.map(({ coding }) => ({ before: null, after: coding })),
  );
  await recordAll(
    tx,
    viewer,
    fresh.map(({ expense, coding, line }) => ({
      action: 'expense.imported',
      subject: expense.id,
      detail: { file: `${file.name}, line ${line}`, changes: serializeChanges(say(null, coding)) },
    })),
  );
  return ids;
}
