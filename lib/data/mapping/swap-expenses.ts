import 'server-only';
import { z } from 'zod';
import { recordAll } from '@/lib/data/audit';
import type { CompanyScope, Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { lockCoding } from '@/lib/data/movement/coding-lock';
import { cursorAfter, lockOpen } from '@/lib/data/movement/open';
import { projectMovements } from '@/lib/data/movement/project';
import { planReprojection, type Reprojection } from '@/lib/data/movement/reproject';
import { raiseRevisions } from '@/lib/data/movement/revisions';
import type { TaskPage } from '@/lib/data/task/pages';
import { type EntryRef, entryKey } from '@/lib/domain/books/entry-names';
import { entryLists } from '@/lib/domain/books/lists';
import { parseTrackingRefs } from '@/lib/domain/expense/tracking';
import { replaceRefs } from '@/lib/domain/mapping/refs';
import { changingResult } from '@/lib/domain/task/task';
import { changedMeanwhile, writeVersionIn } from './change';
import { mappingIn } from './mappings';

/** An entry of the books and the id of its replacement. Null means that the entry is dropped. */
export type Swap = EntryRef & { readonly to: string | null };

export type ChangeRef = (list: EntryRef['list'], ref: string) => string | null;

/** Returns the function that makes all replacements at once, so that two entries can change places. */
export function changeOf(swaps: readonly Swap[]): ChangeRef {
  const become = new Map(swaps.map((swap) => [entryKey(swap), swap.to]));
  return (list, ref) => {
    const to = become.get(entryKey({ list, ref }));
    return to === undefined ? ref : to;
  };
}

/** Replaces the entries in these expenses, which the caller has locked. Returns how many of them changed. */
export async function swapInExpenses(
  tx: Tx,
  scope: CompanyScope,
  ids: readonly string[],
  swaps: readonly Swap[],
): Promise<number> {
  const change = changeOf(swaps);
  const tracking = (await trackingSetsOf(tx, ids)).flatMap((ref) => {
    const refs = (parseTrackingRefs(ref) ?? []).flatMap((one) => change('tracking', one) ?? []);
    const to = refs.length > 0 ? JSON.stringify(refs) : null;
    return to === ref ? [] : [{ list: 'tracking', ref, to }];
  });
  const pairs = JSON.stringify([...swaps.filter(({ list }) => list !== 'tracking'), ...tracking]);
  const swap = Prisma.sql`jsonb_to_recordset(${pairs}::jsonb) as swap(list text, ref text, "to" text)`;
  const inLines = (list: string, column: Prisma.Sql) => tx.$queryRaw<{ id: string }[]>`
    update expense_lines l set ${column} = swap."to" from ${swap}
    where swap.list = ${list} and l.expense_id = any(${[...ids]}::uuid[]) and l.${column} = swap.ref
    returning l.expense_id as id`;
  const changed = [
    ...(await tx.$queryRaw<{ id: string }[]>`
      update expenses o set supplier_ref = swap."to",
        supplier_source = case when swap."to" is not null then o.supplier_source end
      from ${swap} where swap.list = 'suppliers' and o.id = any(${[...ids]}::uuid[]) and o.supplier_ref = swap.ref
      returning o.id`),
    ...(await inLines('taxRates', Prisma.sql`tax_rate_ref`)),
    ...(await inLines('customers', Prisma.sql`customer_ref`)),
    ...(await inLines('tracking', Prisma.sql`tracking_refs`)),
  ];
  const changedIds = [...new Set(changed.map(({ id }) => id))];
  await raiseRevisions(tx, changedIds);
  await projectMovements(tx, scope.companyId, changedIds);
  await recordAll(
    tx,
    scope,
    changedIds.map((id) => ({ action: 'expense.coded', subject: id, detail: { by: 'a replacement in the mapping' } })),
  );
  return changedIds.length;
}

async function trackingSetsOf(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ refs: string }[]>`
    select distinct tracking_refs as refs from expense_lines
    where expense_id = any(${[...ids]}::uuid[]) and tracking_refs is not null`;
  return rows.map(({ refs }) => refs);
}

const swap = z.object({ list: z.enum(entryLists), ref: z.string(), to: z.string().nullable() });
const input = z.object({
  swaps: z.array(swap),
  subject: z.string(),
  /** Set if the mapping moves to these books once every expense is changed. */
  move: z.object({ version: z.number().int(), connectionId: z.string(), note: z.string() }).nullable(),
});
const pageSize = 1_000;

/**
 * Replaces entries in one page of expenses. Leaves out expenses that were recorded after the replacement was requested:
 * the rules named the new entries by then. After the last page of a move, the mapping gets its version of the new books.
 */
export const swapExpensesPage: TaskPage = async (tx, viewer, task) => {
  const { swaps, move } = input.parse(task.input);
  const { changed } = changingResult.parse(task.result);
  await lockCoding(tx, viewer.companyId);
  const reprojection = await planReprojection(tx, viewer.companyId);
  const ids = await lockOpen(tx, viewer.companyId, { after: task.cursor, size: pageSize }, task.createdAt);
  const more = await swapInExpenses(tx, viewer, ids, swaps);
  const cursor = cursorAfter(ids, pageSize);
  if (cursor === null && move) await moveTo(tx, viewer, swaps, { ...move, reprojection });
  return { rows: ids.length, cursor, result: { changed: changed + more } };
};

/** Writes the version of the mapping that belongs to the new books. */
export async function moveTo(
  tx: Tx,
  scope: CompanyScope,
  swaps: readonly Swap[],
  {
    version,
    connectionId,
    note,
    reprojection,
  }: {
    readonly version: number;
    readonly connectionId: string;
    readonly note: string;
    readonly reprojection: Reprojection;
  },
): Promise<number> {
  const current = await mappingIn(tx, scope.companyId);
  if (current.number !== version) throw changedMeanwhile();
  const mapping = replaceRefs(current.mapping, changeOf(swaps));
  return writeVersionIn(tx, scope, { number: version + 1, mapping, connectionId, note }, reprojection);
}
