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
import { type KindCounts, kindCountsOf } from '@/lib/domain/import/moved-kinds';
import { countDone } from './count-done';
import { renewIn } from './lease';

/** A row of a file as the expense that it becomes. `key` identifies the row (`keyOfRow`). */
export type Imported = {
  readonly key: string;
  readonly line: number;
  readonly expense: Expense;
  readonly coding: Coding;
  /** Who spent the money. Missing for the viewer. */
  readonly personId?: string;
};

/** Where movements come from: a file that a person imports, or a source that sends them with a key. */
export type Origin =
  | { readonly importId: string; readonly name: string }
  | { readonly importId: null; readonly source: string };

/** Returns what the history of a movement says of its origin. `kind` is 'expense' or 'transfer'. */
export const originEvent = (
  kind: 'expense' | 'transfer',
  origin: Origin,
  line: number,
): { readonly action: string; readonly detail: Readonly<Record<string, string>> } =>
  origin.importId === null
    ? { action: `${kind}.received`, detail: {} }
    : { action: `${kind}.imported`, detail: { file: `${origin.name}, line ${line}` } };

export type Added = {
  readonly added: number;
  readonly kinds: KindCounts;
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
      const fresh = await addImportedIn(tx, viewer, file, rows);
      const coded = fresh.filter(({ coding }) => coding.lines.every((line) => line.categoryId)).length;
      const kinds = kindCountsOf(fresh.map(({ expense }) => expense.type));
      const goesOn = await countDone(tx, file.importId, { rows: rows.length, kinds, coded });
      await announce(tx, viewer.companyId, ['imports', 'expenses']);
      return { added: fresh.length, kinds, coded, goesOn };
    },
    { timeoutMs: 60_000 },
  );

/**
 * Records those expenses that do not exist yet, by their keys, and returns them. The caller holds the coding of the company
 * (`holdCoding`).
 */
export async function addImportedIn(
  tx: Tx,
  viewer: Viewer,
  origin: Origin,
  rows: readonly Imported[],
): Promise<readonly Imported[]> {
  const { companyId, userId } = viewer;
  const added = await tx.movement.createManyAndReturn({
    data: rows.map(({ key, expense, personId }) => ({
      id: expense.id,
      companyId,
      kind: 'expense' as const,
      personId: personId ?? userId,
      importId: origin.importId,
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
    fresh.map(({ expense, coding, line }) => {
      const { action, detail } = originEvent('expense', origin, line);
      return { action, subject: expense.id, detail: { ...detail, changes: serializeChanges(say(null, coding)) } };
    }),
  );
  return fresh;
}
