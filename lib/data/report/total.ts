import 'server-only';
import { inScope, type Tx } from '@/lib/data/db';
import { setupIn } from '@/lib/data/setup/setup';
import type { Viewer } from '@/lib/domain/company/viewer';
import { none } from '@/lib/domain/list/none';
import type { Cell } from '@/lib/domain/report/cell';
import { namingOf } from '@/lib/domain/report/naming';
import { mostMonths, type Period } from '@/lib/domain/report/period';
import { parseTrackingKey } from '@/lib/domain/report/tracking';
import { counterCells, type Only } from './counter-cells';
import { digestCells } from './digest-cells';
import { cellsBy } from './reports';

/** Spending that a report has a figure of: a period, and at most one value that the mapping or the spelling decides. */
export type SpendingFilter = Only & {
  readonly account?: string | undefined;
  readonly tracking?: string | undefined;
  readonly payee?: string | undefined;
  readonly supplier?: string | undefined;
};

const counted = ['category', 'card', 'person', 'currency'] as const;
const decided = ['account', 'tracking', 'payee', 'supplier'] as const;

/**
 * Returns the spending of a period that the filter selects, less refunds, in minor units of the base currency: the figure of the
 * report. Of an expense whose lines are in several categories, accounts or options, only the selected lines count. Null for a
 * combination that no report has.
 */
export async function spendingTotal(viewer: Viewer, period: Period, filter: SpendingFilter): Promise<bigint | null> {
  const by = decided.filter((name) => filter[name] !== undefined);
  const others = [filter.category, filter.card, filter.person, filter.currency].some((value) => value !== undefined);
  // The counters of an employee are their own, whatever person is asked for.
  if (viewer.role === 'employee' && filter.person !== undefined && filter.person !== viewer.userId) return 0n;
  if (by.length > 1 || (by.length === 1 && others) || isTooLong(period)) return null;
  return inScope(viewer, async (tx) => {
    const [dimension] = by;
    if (dimension === undefined) return sumOf(await cellsOf(tx, viewer, period, filter));
    const asked = filter[dimension] ?? none;
    const cells = await cellsBy(tx, viewer, dimension, { now: period }, { keys: keysOf(dimension, asked) });
    const { books, at, categoryNames } = await setupIn(tx, viewer.companyId);
    const group = dimension === 'tracking' ? (parseTrackingKey(asked)?.group ?? null) : null;
    const { keyOf } = namingOf(dimension, { books, mapping: at.mapping, categoryNames, group, locale: viewer.locale });
    return sumOf(cells.filter((cell) => keyOf(cell) === asked));
  });
}

/** Returns the cells of what the filter selects by a category, card, person and currency. */
async function cellsOf(tx: Tx, viewer: Viewer, period: Period, only: Only): Promise<Cell[]> {
  const [by = 'currency', ...others] = counted.filter((name) => only[name] !== undefined);
  const asked = only[by];
  const keys = by === 'currency' || asked === undefined ? undefined : [asked === none ? '' : asked];
  const digested =
    others.length > 0 ? null : await digestCells(tx, viewer, by, { now: period }, { keys, currency: only.currency });
  return digested ?? counterCells(tx, viewer, 'currency', { now: period }, only);
}

/** The keys of the digests that a value can have. The category decides for those without one. */
function keysOf(dimension: (typeof decided)[number], asked: string): readonly string[] | undefined {
  if (dimension === 'payee') return [asked];
  return dimension === 'supplier' ? [asked, ''] : undefined;
}

const sumOf = (cells: readonly Cell[]): bigint => cells.reduce((sum, { baseMinor }) => sum + baseMinor, 0n);

const isTooLong = ({ from, to }: Period): boolean =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) > mostMonths / 12;
