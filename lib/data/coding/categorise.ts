import 'server-only';
import { recordAll } from '@/lib/data/audit';
import { askForApprovalAgain } from '@/lib/data/claim/decide';
import { inScope } from '@/lib/data/db';
import { replaceLines } from '@/lib/data/expense/lines';
import { currentRows, evaluated } from '@/lib/data/expense/stored-rows';
import { holdCoding, lockMovements } from '@/lib/data/movement/coding-lock';
import { projectMovements } from '@/lib/data/movement/project';
import { raiseRevisions } from '@/lib/data/movement/revisions';
import { announce } from '@/lib/data/queue';
import { serializeChanges } from '@/lib/domain/coding/changes';
import { manualCategory, recategoriseLines } from '@/lib/domain/coding/manual';
import type { Viewer } from '@/lib/domain/company/viewer';
import { monthOf } from '@/lib/domain/day';
import { canEdit } from '@/lib/domain/movement/status';
import { Refusal } from '@/lib/domain/refusal';
import { changesIn } from './auto-code';
import { codingIn } from './context';
import { learn, lessonsOf } from './learned';

/** Gives several expenses a category. Skips synced and queued expenses, and those of closed months. Returns how many expenses changed. */
export const categorise = (viewer: Viewer, ids: readonly string[], categoryId: string): Promise<number> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    await holdCoding(tx, companyId);
    await lockMovements(tx, companyId, ids);
    const category = await tx.category.findFirst({ where: { id: categoryId, companyId, archivedAt: null } });
    if (!category) throw new Refusal('This category is no longer there.');
    const rows = await currentRows(tx, companyId, ids);
    const coding = await codingIn(tx, companyId, rows);
    const { closedMonths } = coding.setup;
    // Leaves out synced expenses, because their account cannot be changed from Outlay (lib/domain/coding/update).
    const editable = rows
      .map((row) => evaluated(row, coding))
      .filter((row) => row.syncedRevision === null && canEdit(row.status) && !closedMonths.includes(monthOf(row.day)))
      .map((before) => ({ before, lines: recategoriseLines(before.lines, categoryId) }));
    await replaceLines(
      tx,
      companyId,
      editable.map(({ before, lines }) => ({ expenseId: before.id, lines })),
    );
    const changed = editable.map(({ before }) => before.id);
    await raiseRevisions(tx, changed);
    // Who may not approve changes nothing of what was approved.
    if (viewer.role === 'employee') await askForApprovalAgain(tx, viewer, changed);
    await projectMovements(tx, companyId, changed);
    await learn(
      tx,
      companyId,
      editable.flatMap(({ before: { merchant, ...before }, lines }) =>
        lessonsOf(
          { merchant, categoryId: manualCategory(before) },
          { merchant, categoryId: manualCategory({ lines }) },
        ),
      ),
    );
    const after = editable.map(({ before, lines }) => ({ before, after: { ...before, lines } }));
    const say = await changesIn(tx, companyId, after);
    const deeds = after.map(({ before, after }) => ({
      action: 'expense.categorised',
      subject: before.id,
      detail: { category: category.name, changes: serializeChanges(say(before, after)) },
    }));
    await recordAll(tx, viewer, deeds);
    await announce(tx, companyId, ['expenses']);
    return editable.length;
  });
