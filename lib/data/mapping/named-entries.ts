import 'server-only';
import type { Tx } from '@/lib/data/db';
import { rulesIn } from '@/lib/data/rules/rules';
import { type EntryRef, entryKey } from '@/lib/domain/books/entry-names';
import { isEntryList } from '@/lib/domain/books/lists';
import { parseTrackingRefs } from '@/lib/domain/expense/tracking';
import type { Mapping } from '@/lib/domain/mapping/mapping';
import { describeAliasPlace, describePlace, describeRulePlace } from '@/lib/domain/mapping/places';
import { entryUses } from '@/lib/domain/mapping/refs';
import { actionRefs } from '@/lib/domain/rules/action';
import { openExpenses } from './replace-refs';

/** An entry of the books that the mapping, a rule, an alias or an unsynced expense names. */
export type NamedEntry = EntryRef & {
  /**
   * The places that name the entry, in words. Empty if only archived categories or cards, or expenses themselves, name
   * it.
   */
  readonly places: readonly string[];
  /** The number of unsynced expenses that name the entry themselves, not through the mapping. */
  readonly own: number;
};

/** Returns every entry of the books that the mapping, rules, aliases and unsynced expenses name, each once. */
export async function namedEntriesIn(
  tx: Tx,
  companyId: string,
  mapping: Mapping,
  connectionId: string,
): Promise<NamedEntry[]> {
  const found = new Map<string, { list: EntryRef['list']; ref: string; places: Set<string>; own: number }>();
  const note = ({ list, ref }: EntryRef, place: string | null, own = 0) => {
    const entry = found.get(entryKey({ list, ref })) ?? { list, ref, places: new Set(), own: 0 };
    if (place !== null) entry.places.add(place);
    found.set(entryKey(entry), { ...entry, own: entry.own + own });
  };
  const names = await placeNamesIn(tx, companyId);
  for (const { place, ...entry } of entryUses(mapping)) {
    note(entry, describePlace(place, names));
  }
  for (const { name, action } of await rulesIn(tx, companyId)) {
    const { taxRates, tracking, suppliers, customers } = actionRefs(action);
    for (const [list, refs] of Object.entries({ taxRates, tracking, suppliers, customers }))
      if (isEntryList(list)) for (const ref of refs) note({ list, ref }, describeRulePlace(name));
  }
  const aliases = await tx.supplierAlias.findMany({ where: { companyId, connectionId } });
  for (const { merchant, supplierRef } of aliases)
    note({ list: 'suppliers', ref: supplierRef }, describeAliasPlace(merchant));
  for (const { list, ref, count } of await ownRefsIn(tx, companyId)) note({ list, ref }, null, count);
  return [...found.values()].map((entry) => ({ ...entry, places: [...entry.places] }));
}

/**
 * Returns the names of active categories and cards by id. Archived ones are left out: the mapping may name them, but
 * they need no fix.
 */
async function placeNamesIn(tx: Tx, companyId: string): Promise<ReadonlyMap<string, string>> {
  const inUse = { where: { companyId, archivedAt: null }, select: { id: true, name: true } };
  const rows = [...(await tx.category.findMany(inUse)), ...(await tx.card.findMany(inUse))];
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Returns the entries that unsynced expenses name themselves, with the number of these expenses. */
async function ownRefsIn(tx: Tx, companyId: string): Promise<(EntryRef & { count: number })[]> {
  const rows = await tx.$queryRaw<{ list: string; ref: string; count: number }[]>`
    with open as materialized (${openExpenses(companyId)})
    select 'suppliers' as list, supplier_ref as ref, count(*)::int as count
      from expenses where id in (select id from open) and supplier_ref is not null group by 2
    union all
    select list, own.ref, count(distinct l.expense_id)::int
      from expense_lines l cross join lateral (values
        ('taxRates', l.tax_rate_ref), ('customers', l.customer_ref), ('trackingList', l.tracking_refs)) as own(list, ref)
      where l.expense_id in (select id from open) and own.ref is not null group by 1, 2`;
  return rows.flatMap(({ list, ref, count }) => {
    if (list === 'trackingList')
      return (parseTrackingRefs(ref) ?? []).map((one) => ({ list: 'tracking' as const, ref: one, count }));
    return isEntryList(list) ? [{ list, ref, count }] : [];
  });
}
