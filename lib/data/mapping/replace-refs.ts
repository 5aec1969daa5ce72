import 'server-only';
import { recordAll } from '@/lib/data/audit';
import type { Tx } from '@/lib/data/db';
import { countOpen, countUnsynced, lockOpen } from '@/lib/data/movement/open';
import { planReprojection } from '@/lib/data/movement/reproject';
import { refuseWhileOpen, startTask } from '@/lib/data/task/tasks';
import type { Viewer } from '@/lib/domain/company/viewer';
import { replaceActionRefs } from '@/lib/domain/rules/action';
import { ruleLimits } from '@/lib/domain/rules/limits';
import { parseRule, toRuleJson } from '@/lib/domain/rules/rule';
import { mostAtOnce } from '@/lib/domain/task/task';
import { changedMeanwhile } from './change';
import { mappingIn } from './mappings';
import { type ChangeRef, changeOf, moveTo, type Swap, swapInExpenses } from './swap-expenses';

export type Swapped = {
  /** The version of the mapping with the replacements; null while a background task still moves it. */
  readonly version: number | null;
  readonly rules: number;
  /** How many expenses changed; null while a background task still changes them. */
  readonly expenses: number | null;
};

/**
 * Replaces entries of the books in rules, in unsynced expenses, and in the mapping, which gets a new version. Aliases
 * belong to one connection, so the caller replaces those. When more than 2,000 expenses can still change, a background
 * task changes them. With `isMove`, the mapping then keeps the old entries, and codes nothing, until the task has
 * changed every expense: an id of the old books may be another entry in the new ones.
 */
export async function swapRefsIn(
  tx: Tx,
  viewer: Viewer,
  {
    version,
    swaps,
    connectionId,
    note,
    subject,
    isMove,
  }: {
    version: number;
    swaps: readonly Swap[];
    connectionId: string;
    note: string;
    /** What is replaced, in words. */
    subject: string;
    isMove: boolean;
  },
): Promise<Swapped> {
  const { companyId } = viewer;
  await refuseWhileOpen(tx, companyId, ['replace-entry', 'move-mapping']);
  if ((await mappingIn(tx, companyId)).number !== version) throw changedMeanwhile();
  const reprojection = await planReprojection(tx, companyId);
  const rules = await swapInRules(tx, viewer, changeOf(swaps));
  await recordAll(
    tx,
    viewer,
    swaps.map(({ list, ref, to }) => ({ action: 'mapping.replaced', subject: ref, detail: { list, to } })),
  );
  const to = { version, connectionId, note };
  if ((await countOpen(tx, companyId, mostAtOnce + 1)) <= mostAtOnce) {
    const ids = await lockOpen(tx, companyId, { after: null, size: mostAtOnce });
    const expenses = await swapInExpenses(tx, viewer, ids, swaps);
    return { version: await moveTo(tx, viewer, swaps, { ...to, reprojection }), rules, expenses };
  }
  const total = await countUnsynced(tx, companyId);
  const input = { swaps: swaps.map((swap) => ({ ...swap })), subject, move: isMove ? to : null };
  const kind = isMove ? 'move-mapping' : 'replace-entry';
  await startTask(tx, viewer, { kind, input, result: { changed: 0 }, total });
  const next = isMove ? null : await moveTo(tx, viewer, swaps, { ...to, reprojection });
  return { version: next, rules, expenses: null };
}

/**
 * Replaces the entries in all rules, also in archived ones, because they may be restored. Returns how many rules
 * changed.
 */
async function swapInRules(tx: Tx, viewer: Viewer, change: ChangeRef): Promise<number> {
  let changed = 0;
  for (let after: string | null = null, isLast = false; !isLast; ) {
    const rows: Row[] = await tx.rule.findMany({
      where: { companyId: viewer.companyId, ...(after && { id: { gt: after } }) },
      select: { id: true, name: true, conditions: true, actions: true },
      orderBy: { id: 'asc' },
      take: ruleLimits.rules,
    });
    changed += await swapInPage(tx, viewer, rows, change);
    isLast = rows.length < ruleLimits.rules;
    after = rows.at(-1)?.id ?? null;
  }
  return changed;
}

type Row = { readonly id: string; readonly name: string; readonly conditions: unknown; readonly actions: unknown };

async function swapInPage(tx: Tx, viewer: Viewer, rows: readonly Row[], change: ChangeRef): Promise<number> {
  const changed = rows.flatMap((row) => {
    const before = parseRule(row).action;
    const after = toRuleJson(replaceActionRefs(before, change));
    return JSON.stringify(after) === JSON.stringify(toRuleJson(before)) ? [] : [{ ...row, actions: after }];
  });
  for (const { id, actions } of changed)
    await tx.rule.update({ where: { id }, data: { actions, revision: { increment: 1 } }, select: { id: true } });
  await recordAll(
    tx,
    viewer,
    changed.map(({ id, name }) => ({ action: 'rule.changed', subject: id, detail: { name } })),
  );
  return changed.length;
}
