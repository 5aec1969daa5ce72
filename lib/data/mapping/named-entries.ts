import 'server-only';
import type { Counted } from '@/lib/data/counts/counts';
import type { Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { openExpenses } from '@/lib/data/movement/open';
import { rulesOf, type Setup, setupIn } from '@/lib/data/setup/setup';
import { type EntryRef, entryKey } from '@/lib/domain/books/entry-names';
import { isEntryList } from '@/lib/domain/books/lists';
import { type OwnList, ownOf } from '@/lib/domain/counts/counts';
import { parseTrackingRefs } from '@/lib/domain/expense/tracking';
import type { Mapping } from '@/lib/domain/mapping/mapping';
import { describeAliasPlace, describePlace, describeRulePlace } from '@/lib/domain/mapping/places';
import { entryUses } from '@/lib/domain/mapping/refs';
import { actionRefs } from '@/lib/domain/rules/action';
import { ownRefsEver } from './refs-in-use';

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

type Named = {
  readonly companyId: string;
  readonly mapping: Mapping;
  readonly connectionId: string;
  /** The setup of the company, if the caller has read it. */
  readonly setup?: Setup;
};

/**
 * Returns every entry of the books that the mapping, rules, aliases and unsynced expenses name, each once. `counted` has
 * the counts of a large company, whose expenses are not read here. Before the first count, only the entries that its
 * expenses name are known, and not how many expenses do.
 */
export async function namedEntriesIn(
  tx: Tx,
  { companyId, mapping, connectionId, setup }: Named,
  counted: Counted,
): Promise<NamedEntry[]> {
  const found = new Map<string, { list: EntryRef['list']; ref: string; places: Set<string>; own: number }>();
  const note = ({ list, ref }: EntryRef, place: string | null, own = 0) => {
    const entry = found.get(entryKey({ list, ref })) ?? { list, ref, places: new Set(), own: 0 };
    if (place !== null) entry.places.add(place);
    found.set(entryKey(entry), { ...entry, own: entry.own + own });
  };
  const { categories, cards, rules } = setup ?? (await setupIn(tx, companyId));
  // Archived categories and cards are left out: the mapping may name them, but they need no fix.
  const names = new Map([...categories, ...cards].map(({ id, name }) => [id, name]));
  for (const { place, ...entry } of entryUses(mapping)) {
    note(entry, describePlace(place, names));
  }
  for (const { name, action } of rulesOf({ rules })) {
    const { taxRates, tracking, suppliers, customers } = actionRefs(action);
    for (const [list, refs] of Object.entries({ taxRates, tracking, suppliers, customers }))
      if (isEntryList(list)) for (const ref of refs) note({ list, ref }, describeRulePlace(name));
  }
  for (const { list, ref, count, merchant } of await refsIn(tx, { companyId, connectionId }, counted.isSmall))
    if (merchant !== null) note({ list: 'suppliers', ref }, describeAliasPlace(merchant));
    else for (const own of toOwnRefs({ list, ref, count })) note(own, null, own.count);
  const known = counted.counts === null ? [] : ownOf(counted.counts).flatMap(toOwnRefs);
  for (const { list, ref, count } of known) note({ list, ref }, null, count);
  return [...found.values()].map((entry) => ({ ...entry, places: [...entry.places] }));
}

type Ref = { readonly list: OwnList; readonly ref: string; readonly count: number; readonly merchant: string | null };

/**
 * Returns the suppliers that aliases name, each with at most 100 of their merchants, and the entries that expenses name
 * themselves. Those of a small company are counted in its unsynced expenses. Those of a large one are found by jumps in
 * the indexes, so that they have the count 0, also if only synced expenses name them.
 */
const refsIn = (
  tx: Tx,
  { companyId, connectionId }: { companyId: string; connectionId: string },
  isSmall: boolean,
): Promise<Ref[]> =>
  tx.$queryRaw<Ref[]>`
    select list, ref, count, null as merchant
    from (${isSmall ? ownRefs(companyId) : Prisma.sql`select list, ref, 0 as count from (${ownRefsEver(companyId)}) ever`}) own
    union all
    select 'suppliers', supplier_ref, 0, merchant from (
      select merchant, supplier_ref, row_number() over (partition by supplier_ref order by merchant) as place
      from supplier_aliases where company_id = ${companyId}::uuid and connection_id = ${connectionId}::uuid) numbered
    where place <= 100
    order by merchant nulls last, list, ref`;

/** The entries that unsynced expenses name themselves, with the number of these expenses. */
const ownRefs = (companyId: string) => Prisma.sql`
    with open as materialized (select m.id from ${openExpenses(companyId)})
    select 'suppliers' as list, supplier_ref as ref, count(*)::int as count
      from expenses where id in (select id from open) and supplier_ref is not null group by 2
    union all
    select list, own.ref, count(distinct l.expense_id)::int
      from expense_lines l cross join lateral (values
        ('taxRates', l.tax_rate_ref), ('customers', l.customer_ref), ('trackingSet', l.tracking_refs)) as own(list, ref)
      where l.expense_id in (select id from open) and own.ref is not null group by 1, 2`;

type OwnRef = EntryRef & { readonly count: number };

const toOwnRefs = ({ list, ref, count }: { list: OwnList; ref: string; count: number }): OwnRef[] =>
  list === 'trackingSet'
    ? (parseTrackingRefs(ref) ?? []).map((one) => ({ list: 'tracking', ref: one, count }))
    : [{ list, ref, count }];
