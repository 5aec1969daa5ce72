import 'server-only';
import { recordAll } from '@/lib/data/audit';
import type { Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { raiseRevisions } from '@/lib/data/movement/revisions';
import { type EntryRef, entryKey } from '@/lib/domain/books/entry-names';
import type { Viewer } from '@/lib/domain/company/viewer';
import { parseTrackingRefs } from '@/lib/domain/expense/tracking';
import { replaceRefs } from '@/lib/domain/mapping/refs';
import { replaceActionRefs } from '@/lib/domain/rules/action';
import { parseRule, toRuleJson } from '@/lib/domain/rules/rule';
import { changedMeanwhile, mappingIn, writeVersionIn } from './mappings';
import { ownTrackingIn } from './refs-in-use';

/** An entry of the books and the id of its replacement. Null means that the entry is dropped. */
export type Swap = EntryRef & { readonly to: string | null };

export type Swapped = { readonly version: number; readonly rules: number; readonly expenses: number };

/**
 * Replaces entries of the books in rules, in unsynced expenses, and in the mapping, which gets a new version. Makes all
 * replacements at once, so that two entries can change places. Aliases belong to one connection, so the caller replaces
 * those.
 */
export async function swapRefsIn(
  tx: Tx,
  viewer: Viewer,
  {
    version,
    swaps,
    connectionId,
    note,
  }: { version: number; swaps: readonly Swap[]; connectionId: string; note: string },
): Promise<Swapped> {
  const current = await mappingIn(tx, viewer.companyId);
  if (current.number !== version) throw changedMeanwhile();
  const become = new Map(swaps.map((swap) => [entryKey(swap), swap.to]));
  const change = (list: EntryRef['list'], ref: string): string | null => {
    const to = become.get(entryKey({ list, ref }));
    return to === undefined ? ref : to;
  };
  const rules = await swapInRules(tx, viewer, change);
  const expenses = await swapInExpenses(tx, viewer.companyId, swaps, change);
  await recordAll(tx, viewer, [
    ...swaps.map(({ list, ref, to }) => ({ action: 'mapping.replaced', subject: ref, detail: { list, to } })),
    ...expenses.map((id) => ({ action: 'expense.coded', subject: id, detail: { by: 'a replacement in the mapping' } })),
  ]);
  const mapping = replaceRefs(current.mapping, change);
  const number = await writeVersionIn(tx, viewer, { number: version + 1, mapping, connectionId, note });
  return { version: number, rules, expenses: expenses.length };
}

type Change = (list: EntryRef['list'], ref: string) => string | null;

/**
 * Replaces the entries in all rules, also in archived ones, because they may be restored. Returns how many rules
 * changed.
 */
async function swapInRules(tx: Tx, viewer: Viewer, change: Change): Promise<number> {
  const rows = await tx.rule.findMany({
    where: { companyId: viewer.companyId },
    select: { id: true, name: true, conditions: true, actions: true },
  });
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

/** Selects the expenses that can still change, because they are neither synced nor queued. */
export const openExpenses = (companyId: string) => Prisma.sql`
  select e.id from movements e left join sync_items i on i.id = e.latest_item_id
  where e.company_id = ${companyId}::uuid and e.kind = 'expense' and e.removed_at is null and e.synced_revision is null
    and (i.state is null or i.state not in ('queued', 'sending', 'sent', 'unknown'))`;

/** Replaces the entries in unsynced expenses. Returns the ids of the expenses that changed. */
async function swapInExpenses(tx: Tx, companyId: string, swaps: readonly Swap[], change: Change): Promise<string[]> {
  await tx.$queryRaw`${openExpenses(companyId)} order by e.id for update of e`;
  const tracking = (await ownTrackingIn(tx, companyId)).flatMap((ref) => {
    const refs = (parseTrackingRefs(ref) ?? []).flatMap((one) => change('tracking', one) ?? []);
    const to = refs.length > 0 ? JSON.stringify(refs) : null;
    return to === ref ? [] : [{ list: 'tracking', ref, to }];
  });
  const pairs = JSON.stringify([...swaps.filter(({ list }) => list !== 'tracking'), ...tracking]);
  const swap = Prisma.sql`jsonb_to_recordset(${pairs}::jsonb) as swap(list text, ref text, "to" text)`;
  const inLines = (list: string, column: Prisma.Sql) => tx.$queryRaw<{ id: string }[]>`
    update expense_lines l set ${column} = swap."to" from ${swap}
    where swap.list = ${list} and l.company_id = ${companyId}::uuid and l.${column} = swap.ref
      and l.expense_id in (${openExpenses(companyId)}) returning l.expense_id as id`;
  const changed = [
    ...(await tx.$queryRaw<{ id: string }[]>`
      update expenses o set supplier_ref = swap."to",
        supplier_source = case when swap."to" is not null then o.supplier_source end
      from ${swap} where swap.list = 'suppliers' and o.company_id = ${companyId}::uuid and o.supplier_ref = swap.ref
        and o.id in (${openExpenses(companyId)}) returning o.id`),
    ...(await inLines('taxRates', Prisma.sql`tax_rate_ref`)),
    ...(await inLines('customers', Prisma.sql`customer_ref`)),
    ...(await inLines('tracking', Prisma.sql`tracking_refs`)),
  ];
  const ids = [...new Set(changed.map(({ id }) => id))];
  await raiseRevisions(tx, ids);
  return ids;
}
