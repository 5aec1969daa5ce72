import 'server-only';
import { recordAll } from '@/lib/data/audit';
import { type ClosedDays, closedDaysIn } from '@/lib/data/close/closed-days';
import { inScope, type Tx } from '@/lib/data/db';
import { currentRows, type StoredExpense } from '@/lib/data/expense/stored-rows';
import { holdCoding, lockMovements } from '@/lib/data/movement/coding-lock';
import { projectMovements } from '@/lib/data/movement/project';
import { announce } from '@/lib/data/queue';
import { type ClaimDecision, type DecidedClaims, decisionProblem, isPending } from '@/lib/domain/claim/claim';
import type { Viewer } from '@/lib/domain/company/viewer';
import { addDays, dayAt, formatMonth, monthOf } from '@/lib/domain/day';
import { type Money, sumByCurrency } from '@/lib/domain/money';
import { canEdit } from '@/lib/domain/movement/status';
import { Refusal } from '@/lib/domain/refusal';
import { countApprovers } from './decide';

/** Approves a claim. Idempotent. Throws a Refusal if it does not wait for approval, or the viewer may not decide about it. */
export const approveClaim = (viewer: Viewer, id: string): Promise<void> => decideOne(viewer, id, { to: 'approve' });

/** Sends a claim back to its person, with a reason. Idempotent. Throws a Refusal as `approveClaim` does. */
export const returnClaim = (viewer: Viewer, id: string, reason: string): Promise<void> =>
  decideOne(viewer, id, { to: 'return', reason });

/**
 * Approves claims, or sends them back with one reason. Those about which the viewer may not decide, or that do not wait for
 * approval, stay as they are. An approved claim is due as many days after today as the company says. A bill that is in the books
 * keeps its due day.
 */
export const decideClaims = (viewer: Viewer, ids: readonly string[], decision: ClaimDecision): Promise<DecidedClaims> =>
  inScope(viewer, async (tx) => {
    const { rows, ...facts } = await lockClaims(tx, viewer, ids);
    const approvers = await countApprovers(tx, viewer.companyId);
    const { open, skipped } = partition(rows, ids, (row) =>
      openProblem(row, { viewer, approvers, to: decision.to, ...facts }),
    );
    if (decision.to === 'approve') await approve(tx, viewer, open);
    else await sendBack(tx, viewer, open, decision.reason);
    return decided(decision.to, open, skipped);
  });

/**
 * Takes back what the viewer decided about claims: they wait for approval again. Those on which somebody acted since, or that are
 * in the books or on their way, stay as they are.
 */
export const undoDecisions = (
  viewer: Viewer,
  ids: readonly string[],
  to: ClaimDecision['to'],
): Promise<DecidedClaims> =>
  inScope(viewer, async (tx) => {
    const { rows, ...facts } = await lockClaims(tx, viewer, ids);
    const mine = await decidedBy(tx, viewer, ids);
    const { open, skipped } = partition(rows, ids, (row) =>
      row.claim?.state !== stateAfter[to] || !mine.has(row.id)
        ? 'Somebody has acted on it since.'
        : row.status === 'synced'
          ? 'It is in your books already.'
          : placeProblem(row, facts),
    );
    await tx.$executeRaw`
      update reimbursables set state = 'submitted', decided_at = null, decided_by_id = null
      where company_id = ${viewer.companyId}::uuid and id = any(${idsOf(open)}::uuid[])`;
    await saved(tx, viewer, open, 'claim.decision-undone', () => ({}));
    return decided(to, open, skipped);
  });

async function decideOne(viewer: Viewer, id: string, decision: ClaimDecision): Promise<void> {
  const { skipped } = await decideClaims(viewer, [id], decision);
  const [problem] = skipped;
  if (problem && problem.reason !== sameReason[decision.to]) throw new Refusal(problem.reason);
}

/** Why a claim stays as it is when the decision was made before: a repeated request changes nothing. */
const sameReason = { approve: 'It is approved already.', return: 'It was sent back already.' } as const;

const stateAfter = { approve: 'approved', return: 'returned' } as const;

type Facts = { readonly closed: ClosedDays };

async function lockClaims(tx: Tx, { companyId }: Viewer, ids: readonly string[]) {
  await holdCoding(tx, companyId);
  await lockMovements(tx, companyId, ids);
  return { rows: await currentRows(tx, companyId, ids), closed: await closedDaysIn(tx, companyId) };
}

/** Says why the viewer cannot decide about a claim now, or returns null. */
function openProblem(
  row: StoredExpense,
  {
    viewer,
    approvers,
    to,
    ...facts
  }: Facts & { readonly viewer: Viewer; readonly approvers: number; readonly to: ClaimDecision['to'] },
): string | null {
  const { claim } = row;
  if (!claim) return 'It is no claim.';
  if (claim.state === stateAfter[to]) return sameReason[to];
  if (!isPending(claim)) return 'This claim does not wait for approval any more. Reload the page to see it.';
  return decisionProblem({ isOwn: isOwn(row, viewer), approvers }) ?? placeProblem(row, facts);
}

/** Says why a claim takes no change at all, or returns null. */
function placeProblem({ status, day, syncedRevision }: StoredExpense, { closed }: Facts): string | null {
  if (!canEdit(status)) return 'This claim is on its way to your books. Wait for the outcome, then try again.';
  if (closed.closedMonths.includes(monthOf(day)))
    return `${formatMonth(monthOf(day), 'en-GB')} is closed, so nothing was changed. Ask somebody who closes months to reopen it.`;
  const isLocked = syncedRevision !== null && closed.lockDate !== null && day <= closed.lockDate;
  return isLocked
    ? 'Your books are closed on its day, so nothing was changed. Reopen the period in your accounting package.'
    : null;
}

function partition(
  rows: readonly StoredExpense[],
  ids: readonly string[],
  problemOf: (row: StoredExpense) => string | null,
): { readonly open: readonly StoredExpense[]; readonly skipped: DecidedClaims['skipped'] } {
  const checked = rows.map((row) => ({ row, reason: problemOf(row) }));
  const known = new Set(idsOf(rows));
  return {
    open: checked.flatMap(({ row, reason }) => (reason === null ? row : [])),
    skipped: [
      ...checked.flatMap(({ row: { id, merchant }, reason }) => (reason === null ? [] : { id, merchant, reason })),
      ...ids
        .filter((id) => !known.has(id))
        .map((id) => ({ id, merchant: '', reason: 'It is no claim, or was deleted.' })),
    ],
  };
}

async function approve(tx: Tx, viewer: Viewer, open: readonly StoredExpense[]): Promise<void> {
  const { repayDays } = await tx.company.findUniqueOrThrow({
    where: { id: viewer.companyId },
    select: { repayDays: true },
  });
  const dueDay = addDays(dayAt(new Date(), viewer.timeZone), repayDays);
  const rows = await tx.$queryRaw<{ id: string; dueDay: string }[]>`
    update reimbursables r set state = 'approved', decided_at = now(), decided_by_id = ${viewer.userId}::uuid,
      due_day = case when m.synced_revision is not null then coalesce(r.due_day, ${dueDay}) else ${dueDay} end
    from movements m where m.id = r.id and r.company_id = ${viewer.companyId}::uuid and r.id = any(${idsOf(open)}::uuid[])
    returning r.id::text as id, r.due_day as "dueDay"`;
  const dueDays = new Map(rows.map((row) => [row.id, row.dueDay]));
  await saved(tx, viewer, open, 'claim.approved', (row) => ({
    dueDay: dueDays.get(row.id) ?? null,
    ...(isOwn(row, viewer) && { own: 'yes' }),
  }));
}

async function sendBack(tx: Tx, viewer: Viewer, open: readonly StoredExpense[], reason: string): Promise<void> {
  const { companyId, userId } = viewer;
  await tx.$executeRaw`
    update reimbursables set state = 'returned', return_reason = ${reason}, decided_at = now(), decided_by_id = ${userId}::uuid
    where company_id = ${companyId}::uuid and id = any(${idsOf(open)}::uuid[])`;
  await saved(tx, viewer, open, 'claim.returned', () => ({ reason }));
}

async function decidedBy(tx: Tx, { companyId, userId }: Viewer, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id::text as id from reimbursables
    where company_id = ${companyId}::uuid and id = any(${[...ids]}::uuid[]) and decided_by_id = ${userId}::uuid`;
  return new Set(rows.map(({ id }) => id));
}

async function saved(
  tx: Tx,
  viewer: Viewer,
  changed: readonly StoredExpense[],
  action: string,
  detailOf: (row: StoredExpense) => Readonly<Record<string, string | null>>,
): Promise<void> {
  if (changed.length === 0) return;
  const ids = idsOf(changed);
  await projectMovements(tx, viewer.companyId, ids);
  const deeds = changed.map((row) => ({ action, subject: row.id, detail: detailOf(row) }));
  await recordAll(tx, viewer, deeds);
  await announce(tx, viewer.companyId, ['expenses'], ids);
}

const decided = (
  decision: ClaimDecision['to'],
  open: readonly StoredExpense[],
  skipped: DecidedClaims['skipped'],
): DecidedClaims => ({
  decision,
  ids: idsOf(open),
  totals: sumByCurrency(open.map(({ amount }): Money => amount)),
  skipped,
});

const idsOf = (rows: readonly StoredExpense[]): string[] => rows.map(({ id }) => id);

const isOwn = ({ spenderId }: StoredExpense, { userId }: Viewer): boolean => spenderId === userId;
