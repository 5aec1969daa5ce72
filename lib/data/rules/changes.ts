import 'server-only';
import { record } from '@/lib/data/audit';
import { inScope, isTaken, type Tx } from '@/lib/data/db';
import { announce } from '@/lib/data/queue';
import type { Viewer } from '@/lib/domain/company/viewer';
import { Refusal } from '@/lib/domain/refusal';
import { ruleLimits } from '@/lib/domain/rules/limits';
import { type RuleContent, toRuleJson } from '@/lib/domain/rules/rule';

/** The place of a new rule in the order: before the rule with this id, or last if it is null. */
export type Place = { readonly before: string | null };
export const last: Place = { before: null };

/**
 * Stores a new rule under the id that the form carries. Throws a Refusal if that id is stored already, so a form sent
 * twice creates one rule.
 */
export async function addRule(viewer: Viewer, id: string, content: RuleContent, place: Place = last): Promise<void> {
  try {
    await inScope(viewer, (tx) => addRuleIn(tx, viewer, id, content, place));
  } catch (error) {
    if (!isTaken(error)) throw error;
    throw new Refusal('This rule was saved a moment ago. Open it in the list to change it.');
  }
}

export async function addRuleIn(
  tx: Tx,
  viewer: Viewer,
  id: string,
  { name, conditions, action }: RuleContent,
  { before }: Place,
): Promise<void> {
  const { companyId } = viewer;
  const order = await lockedOrder(tx, companyId);
  if (order.length >= ruleLimits.rules) {
    throw new Refusal(`A company can have ${ruleLimits.rules} rules. Archive one that is no longer needed first.`);
  }
  const at = before === null ? order.length : Math.max(order.indexOf(before), 0);
  await tx.rule.create({
    data: {
      id,
      companyId,
      name,
      position: order.length,
      conditions: toRuleJson(conditions),
      actions: toRuleJson(action),
      authorId: viewer.userId,
    },
    select: { id: true },
  });
  if (at < order.length) await keepOrder(tx, [...order.slice(0, at), id, ...order.slice(at)]);
  await record(tx, viewer, 'rule.added', id, { name });
  await announce(tx, companyId, ['rules']);
}

/**
 * Changes a rule. `revision` is the one that the person saw. Throws a Refusal if somebody changed or archived the rule
 * since, so that nothing is overwritten.
 */
export const changeRule = (viewer: Viewer, id: string, revision: number, content: RuleContent): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { name, conditions, action } = content;
    const { count } = await tx.rule.updateMany({
      where: { id, companyId: viewer.companyId, archivedAt: null, revision },
      data: { name, conditions: toRuleJson(conditions), actions: toRuleJson(action), revision: { increment: 1 } },
    });
    if (count === 0) throw await changedMeanwhile(tx, viewer.companyId, id);
    await record(tx, viewer, 'rule.changed', id, { name });
    await announce(tx, viewer.companyId, ['rules']);
  });

async function changedMeanwhile(tx: Tx, companyId: string, id: string): Promise<Refusal> {
  const there = await tx.rule.findFirst({ where: { id, companyId, archivedAt: null }, select: { id: true } });
  return there
    ? new Refusal(
        'Somebody changed this rule while you were editing it. Open it again to see their change; what you typed is still here.',
      )
    : new Refusal('This rule was archived while you were editing it. What you typed is still here.');
}

/**
 * Reorders a part of the rules, such as a page of their list. `seen` is the order of the part that the person saw. Throws a
 * Refusal if the current rules do not have this part.
 */
export const orderRules = (viewer: Viewer, order: readonly string[], seen: readonly string[]): Promise<void> =>
  inScope(viewer, async (tx) => {
    const current = await lockedOrder(tx, viewer.companyId);
    const from = current.indexOf(seen[0] ?? '');
    const to = from + seen.length;
    if (from < 0 || !same(current.slice(from, to), seen)) {
      throw new Refusal('Somebody else changed the rules a moment ago. They are shown as they are now: move it again.');
    }
    if (!same([...seen].sort(), [...order].sort())) throw new Refusal('These are not the rules that were shown.');
    if (same(seen, order)) return;
    const all = [...current.slice(0, from), ...order, ...current.slice(to)];
    await keepOrder(tx, all);
    await record(tx, viewer, 'rules.ordered', viewer.companyId, { order: JSON.stringify(all) });
    await announce(tx, viewer.companyId, ['rules']);
  });

/**
 * Archives a rule, or restores it at its former place in the order. Expenses that it coded keep their coding.
 * Idempotent.
 */
export const archiveRule = (viewer: Viewer, id: string, archived: boolean): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const rule = await tx.rule.findFirst({ where: { id, companyId }, select: { name: true, archivedAt: true } });
    if (!rule) throw new Refusal('This rule is no longer there.');
    if ((rule.archivedAt !== null) === archived) return;
    await tx.rule.update({
      where: { id },
      data: { archivedAt: archived ? new Date() : null, revision: { increment: 1 } },
      select: { id: true },
    });
    await record(tx, viewer, archived ? 'rule.archived' : 'rule.restored', id, { name: rule.name });
    await announce(tx, companyId, ['rules']);
  });

/** Returns the ids of the active rules in order. Locks these rules until the transaction ends. */
async function lockedOrder(tx: Tx, companyId: string): Promise<string[]> {
  await tx.$executeRaw`
    select 1 from rules where company_id = ${companyId}::uuid and archived_at is null order by id for update`;
  const rows = await tx.rule.findMany({
    where: { companyId, archivedAt: null },
    select: { id: true },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: ruleLimits.rules,
  });
  return rows.map((row) => row.id);
}

const keepOrder = (tx: Tx, order: readonly string[]): Promise<number> =>
  tx.$executeRaw`
    update rules set position = placed.position
    from unnest(${[...order]}::uuid[]) with ordinality as placed (id, position)
    where rules.id = placed.id`;

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id, index) => id === other[index]);
