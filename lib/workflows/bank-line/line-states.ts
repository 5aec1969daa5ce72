import 'server-only';
import { evidenceOf, type StoredLine, storedLinesFor } from '@/lib/data/bank-line/import';
import type { AccountKey } from '@/lib/domain/bank-line/bank-line';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type DuplicateState, duplicateStates } from '@/lib/domain/import/duplicates';
import type { PreparedFile } from '@/lib/workflows/expense/import/prepare-file';
import type { PreparedLineRow } from '@/lib/workflows/expense/import/program/prepared';

export type LineState = { readonly line: number; readonly state: DuplicateState };

/** Returns which lines of a file are stored already, by key. Each part of the lines has a short transaction of its own. */
export async function lineStatesOf(
  viewer: Viewer,
  account: AccountKey,
  file: PreparedFile<PreparedLineRow>,
): Promise<ReadonlyMap<string, LineState>> {
  const rows: (Pick<PreparedLineRow, 'line' | 'likeness' | 'facts'> & { readonly id: string })[] = [];
  const stored = new Map<string, StoredLine>();
  for await (const part of file.rows()) {
    rows.push(...part.map(({ key, line, likeness, facts }) => ({ id: key, line, likeness, facts })));
    for (const found of await storedLinesFor(viewer, account, part)) stored.set(found.id, found);
  }
  const states = duplicateStates(
    rows.map(({ id, likeness, facts }) => ({
      id,
      likeness,
      evidence: evidenceOf({ bankId: facts.bankId, balance: facts.balance?.minor ?? null }),
    })),
    [...stored.values()],
  );
  return new Map(rows.map(({ id, line }, index) => [id, { line, state: states[index] ?? 'new' }]));
}
