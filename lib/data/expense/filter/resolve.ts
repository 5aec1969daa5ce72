import 'server-only';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { optionsIn, spellingsOf } from '@/lib/data/report/values';
import { setupIn } from '@/lib/data/setup/setup';
import { daysOf, type ExpenseFilter } from '@/lib/domain/expense/filter';
import { parseTrackingRefs } from '@/lib/domain/expense/tracking';
import { none } from '@/lib/domain/list/none';
import { linesOfAccount, linesOfSupplier, linesOfTracking } from '@/lib/domain/report/match';
import { groupsOf, parseTrackingKey, trackingKey } from '@/lib/domain/report/tracking';
import type { Filter } from '../places';
import type { Selected } from './selected';

/** Whether the filter has a value that depends on the mapping, or on how merchants are spelled. */
const needsResolving = ({ account, tracking, payee, supplier }: ExpenseFilter) =>
  (account ?? tracking ?? payee ?? supplier) !== undefined;

/**
 * Returns the filter with what it selects by account, tracking, payee and supplier. A filter without these costs no statement.
 * What the mapping decides is decided by its newest version, as in the reports.
 */
export async function resolveFilter(
  tx: Tx,
  scope: CompanyScope,
  { after: _, ...filter }: ExpenseFilter,
): Promise<Filter> {
  if (!needsResolving(filter)) return filter;
  const { account, tracking, payee, supplier } = filter;
  const selected: Selected[] = [];
  if (payee !== undefined)
    selected.push({ by: 'merchant', merchants: await spellingsOf(tx, scope, payee, daysOf(filter)) });
  if ((account ?? tracking ?? supplier) === undefined) return { ...filter, selected };
  const { at, books, categoryNames } = await setupIn(tx, scope.companyId);
  const categories = [...categoryNames.keys()];
  const refOf = (value: string) => (value === none ? null : value);
  if (account !== undefined)
    selected.push({ by: 'lines', categories: linesOfAccount(at.mapping, categories, refOf(account)) });
  if (supplier !== undefined)
    selected.push({
      by: 'supplier',
      suppliers: supplier === none ? [] : [supplier],
      categories: linesOfSupplier(at.mapping, categories, refOf(supplier)),
    });
  if (tracking !== undefined) {
    const value = parseTrackingKey(tracking);
    const groupOf = groupsOf(books.tracking);
    const isWanted = (refs: readonly string[]) =>
      value !== null &&
      trackingKey({ group: value.group, refs: refs.filter((ref) => groupOf(ref) === value.group) }) ===
        trackingKey(value);
    selected.push({
      by: 'tracking',
      options: (await optionsIn(tx, scope)).filter((stored) => isWanted(parseTrackingRefs(stored) ?? [])),
      categories: linesOfTracking(at.mapping, categories, isWanted),
    });
  }
  return { ...filter, selected };
}

/** Like `resolveFilter`, in a transaction of its own. */
export const resolvedFilter = (scope: CompanyScope, filter: ExpenseFilter): Promise<Filter> =>
  needsResolving(filter) ? inScope(scope, (tx) => resolveFilter(tx, scope, filter)) : Promise.resolve(filter);
