import 'server-only';
import { existingFor, type FoundExpense } from '@/lib/data/expense/import/existing';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type DuplicateState, duplicateStates } from '@/lib/domain/import/duplicates';
import type { PreparedFile } from './prepare-file';

/** What decides whether a row of a file is imported. */
export type RowState = { readonly line: number; readonly needsRate: boolean; readonly state: DuplicateState };

/** Returns which rows of a file exist already, by key. Each part of the rows has a short transaction of its own. */
export async function statesOf(viewer: Viewer, file: PreparedFile): Promise<ReadonlyMap<string, RowState>> {
  const rows: { readonly id: string; readonly likeness: string; readonly line: number; readonly needsRate: boolean }[] =
    [];
  const existing = new Map<string, FoundExpense>();
  for await (const part of file.rows()) {
    rows.push(...part.map(({ key, likeness, line, needsRate }) => ({ id: key, likeness, line, needsRate })));
    for (const expense of await existingFor(viewer, part)) existing.set(expense.expenseId, expense);
  }
  const states = duplicateStates(rows, [...existing.values()]);
  return new Map(
    rows.map(({ id, line, needsRate }, index) => [id, { line, needsRate, state: states[index] ?? 'new' }]),
  );
}
