import 'server-only';
import { type AuditEntry, recordAll } from '@/lib/data/audit';
import { askForApprovalAgain } from '@/lib/data/claim/decide';
import { inScope, type Tx } from '@/lib/data/db';
import { replaceLines } from '@/lib/data/expense/lines';
import { currentRows, evaluated } from '@/lib/data/expense/stored-rows';
import { holdCoding } from '@/lib/data/movement/coding-lock';
import { projectMovements } from '@/lib/data/movement/project';
import { raiseRevisions } from '@/lib/data/movement/revisions';
import { announce } from '@/lib/data/queue';
import { namesFrom } from '@/lib/data/setup/names';
import { setupIn } from '@/lib/data/setup/setup';
import type { Coding } from '@/lib/domain/coding/auto-code';
import { type CodingChange, diffCoding, idsIn, noNames, serializeChanges } from '@/lib/domain/coding/changes';
import { codeNew } from '@/lib/domain/coding/knowledge';
import type { Viewer } from '@/lib/domain/company/viewer';
import { monthOf } from '@/lib/domain/day';
import type { Expense } from '@/lib/domain/expense/expense';
import { describeSource, type Source } from '@/lib/domain/expense/source';
import { canEdit } from '@/lib/domain/movement/status';
import { codingIn, contactsOf } from './context';
import { knowledgeIn } from './knowledge';

/** Codes expenses again. Returns how many of them changed. */
export const recode = (viewer: Viewer, ids: readonly string[]): Promise<number> =>
  inScope(viewer, (tx) => applyCoding(tx, viewer, ids), { timeoutMs: 60_000 });

/**
 * Codes expenses with the company's current rules, coding history, dictionary and aliases. Skips synced and queued
 * expenses, those of closed months, and every field set by hand. Returns how many expenses changed.
 */
export async function applyCoding(tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<number> {
  const { companyId } = viewer;
  if (ids.length === 0) return 0;
  await holdCoding(tx, companyId);
  // Locks the expenses in the order of their ids. Two transactions that code the same expenses then wait for each other
  // instead of deadlocking.
  await tx.$executeRaw`select 1 from movements where id = any(${[...ids]}::uuid[]) order by id for update`;
  const rows = (await currentRows(tx, companyId, ids)).filter((row) => row.syncedRevision === null);
  const coding = await codingIn(tx, companyId, rows);
  const knowledge = await knowledgeIn(tx, companyId);
  const changed = rows
    .map((row) => evaluated(row, coding))
    .filter((row) => canEdit(row.status) && !coding.setup.closedMonths.includes(monthOf(row.day)))
    .map((before) => ({ before, after: codeNew(knowledge, before) }))
    .filter(({ before, after }) => diffCoding(before, after, noNames).length > 0);
  await keepCodings(tx, viewer, changed);
  return changed.length;
}

type Changed = { readonly before: Expense; readonly after: Coding };

async function keepCodings(tx: Tx, viewer: Viewer, changed: readonly Changed[]): Promise<void> {
  if (changed.length === 0) return;
  await replaceLines(
    tx,
    viewer.companyId,
    changed.map(({ before, after }) => ({ expenseId: before.id, lines: after.lines })),
  );
  const suppliers = changed.map(({ before, after: { supplierRef, supplierSource } }) => ({
    id: before.id,
    supplierRef,
    supplierSource,
  }));
  await tx.$executeRaw`
    update expenses set supplier_ref = coded."supplierRef", supplier_source = nullif(coded."supplierSource", 'null'::jsonb)
    from jsonb_to_recordset(${JSON.stringify(suppliers)}::jsonb) as coded (id uuid, "supplierRef" text, "supplierSource" jsonb)
    where expenses.id = coded.id`;
  const ids = changed.map(({ before }) => before.id);
  await raiseRevisions(tx, ids);
  if (viewer.role === 'employee') await askForApprovalAgain(tx, viewer, ids);
  await projectMovements(tx, viewer.companyId, ids);
  const say = await changesIn(tx, viewer.companyId, changed);
  await recordAll(
    tx,
    viewer,
    changed.map(({ before, after }): AuditEntry => codedEvent(before.id, say(before, after), after)),
  );
  await announce(
    tx,
    viewer.companyId,
    ['expenses'],
    changed.map(({ before }) => before.id),
  );
}

/** Returns the audit event for an expense that Outlay coded automatically. */
export const codedEvent = (
  id: string,
  changes: readonly CodingChange[],
  coding: Pick<Coding, 'lines' | 'supplierSource'>,
): AuditEntry => ({
  action: 'expense.coded',
  subject: id,
  detail: { by: mainSource(coding), changes: serializeChanges(changes) },
});

/**
 * Returns a description of the source that coded the expense. Prefers the source of the category. Returns an empty
 * string if only people or an imported file set the fields.
 */
function mainSource({ lines, supplierSource }: Pick<Coding, 'lines' | 'supplierSource'>): string {
  const sources: (Source | null | undefined)[] = [
    ...lines.map((line) => line.sources.category),
    ...lines.flatMap((line) => Object.values(line.sources)),
    supplierSource,
  ];
  const source = sources.find((one) => one && one.by !== 'hand' && one.by !== 'import');
  return source ? describeSource(source) : '';
}

type Coded = Pick<Coding, 'lines' | 'supplierRef' | 'supplierSource'>;

/**
 * Loads the names of the entries in these codings. Returns a function that lists the differences between two of the
 * codings, with names instead of ids.
 */
export async function changesIn(
  tx: Tx,
  companyId: string,
  pairs: readonly { readonly before: Coded | null; readonly after: Coded }[],
): Promise<(before: Coded | null, after: Coded) => CodingChange[]> {
  const named = pairs.flatMap(({ before, after }) => [...(before ? [before] : []), after]);
  const setup = await setupIn(tx, companyId, contactsOf(named));
  const names = {
    entries: await namesFrom(tx, companyId, setup, { entries: named.flatMap((coded) => idsIn(coded).refs) }),
    categories: setup.categoryNames,
  };
  return (before, after) => diffCoding(before, after, names);
}
