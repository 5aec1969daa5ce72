import 'server-only';
import { type Comparable, existingFor } from '@/lib/data/expense/import/existing';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type DuplicateState, duplicateStates } from '@/lib/domain/import/duplicates';

/** Returns which rows of a file exist already, by key. */
export async function statesOf(
  viewer: Viewer,
  parts: () => Iterable<readonly Comparable[]>,
): Promise<ReadonlyMap<string, DuplicateState>> {
  const existing = await existingFor(viewer, parts());
  const rows: { readonly id: string; readonly likeness: string }[] = [];
  for (const part of parts()) rows.push(...part.map(({ key, likeness }) => ({ id: key, likeness })));
  const states = duplicateStates(rows, existing);
  return new Map(rows.map(({ id }, index) => [id, states[index] ?? 'new']));
}
