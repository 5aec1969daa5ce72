import 'server-only';
import { type CompanyCoding, codingIn } from '@/lib/data/coding/context';
import type { Tx } from '@/lib/data/db';
import type { ExpenseRow } from '@/lib/data/expense/rows';
import { currentMovements, evaluated } from '@/lib/data/expense/stored-rows';
import { evaluatedTransfer, type TransferRow } from '@/lib/data/transfer/stored';
import type { CodingIssue } from '@/lib/domain/expense/issue';
import type { MovementStatus } from '@/lib/domain/movement/status';
import { holdCoding, lockMovements } from './coding-lock';
import { projectItems } from './project-items';

/** What is stored with a movement so that no list has to work it out. */
export type Projection = {
  readonly id: string;
  readonly status: MovementStatus;
  readonly issues: readonly CodingIssue[];
  readonly receiptCount: number;
  readonly receiptMissing: boolean;
};

/**
 * Evaluates the rule for these movements and stores the result in the caller's transaction. Called after any change of
 * an expense, its lines or its receipts, or of a transfer.
 */
export async function projectMovements(tx: Tx, companyId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await holdCoding(tx, companyId);
  await lockMovements(tx, companyId, ids);
  for (let from = 0; from < ids.length; from += pageSize)
    await projectPart(tx, companyId, ids.slice(from, from + pageSize));
}

/** The most movements that are read at once. */
const pageSize = 500;

async function projectPart(tx: Tx, companyId: string, ids: readonly string[]): Promise<void> {
  const { expenses, transfers } = await currentMovements(tx, companyId, ids);
  if (expenses.length + transfers.length > 0) {
    const coding = await codingIn(tx, companyId, expenses);
    await storeProjections(tx, companyId, [
      ...expenses.map((row) => projectionOf(evaluated(row, coding))),
      ...transfers.map((row) => transferProjection(row, coding)),
    ]);
  }
  const evaluatedIds = new Set([...expenses, ...transfers].map(({ id }) => id));
  const rest = ids.filter((id) => !evaluatedIds.has(id));
  if (rest.length > 0) await projectItems(tx, companyId, { movementIds: rest });
}

/** Returns what is stored for a transfer. It has no receipts. */
export const transferProjection = (row: TransferRow, coding: CompanyCoding): Projection =>
  projectionOf({ ...evaluatedTransfer(row, coding), receiptCount: 0 });

/** Returns what is stored for an evaluated movement. A synced one has no open issues, because nothing is left to send. */
export function projectionOf({ id, status, issues, receiptCount }: Evaluated): Projection {
  const open = status === 'synced' ? [] : issues;
  const receiptMissing = status === 'incomplete' && open.some(({ code }) => code === 'receipt-missing');
  return { id, status, issues: open, receiptCount, receiptMissing };
}

type Evaluated = Pick<ExpenseRow, 'id' | 'status' | 'issues' | 'receiptCount'>;

/** Writes only the rows that differ, because each written row is also counted again. */
const storeProjections = (tx: Tx, companyId: string, projections: readonly Projection[]): Promise<unknown> =>
  tx.$executeRaw`
    update movements m set status = p.status::"MovementStatus", issues = p.issues, receipt_count = p."receiptCount",
      receipt_missing = p."receiptMissing"
    from jsonb_to_recordset(${JSON.stringify(projections)}::jsonb)
      as p(id uuid, status text, issues jsonb, "receiptCount" int, "receiptMissing" boolean)
    where m.id = p.id and m.company_id = ${companyId}::uuid and
      (m.status::text, m.issues, m.receipt_count, m.receipt_missing)
        is distinct from (p.status, p.issues, p."receiptCount", p."receiptMissing")`;
