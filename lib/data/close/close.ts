import 'server-only';
import { record } from '@/lib/data/audit';
import { inScope, type Tx } from '@/lib/data/db';
import { lockCoding } from '@/lib/data/movement/coding-lock';
import { reprojectOpen } from '@/lib/data/movement/reproject';
import { announce } from '@/lib/data/queue';
import { isUnderWay, totalMissing } from '@/lib/domain/close/missing';
import { hasEnded } from '@/lib/domain/close/period';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type Day, formatMonth } from '@/lib/domain/day';
import { plural } from '@/lib/domain/plural';
import { Refusal } from '@/lib/domain/refusal';
import { missingByMonth } from './counts';
import { type InForce, lockPeriod } from './periods';
import { sign } from './sign';

/** Whether the sign-off is complete. Otherwise a task still stores the rows of the month. */
export type Closed = { readonly isComplete: boolean };

type Closing = { readonly month: string; readonly reason: string; readonly today: Day };

/**
 * Closes a month: triggers refuse changes of it from now on, and its rows are stored with their hash. Throws a Refusal if it has not
 * ended, is closed already, still changes by itself, or something is missing and no reason is given.
 */
export const closeMonth = (viewer: Viewer, { month, reason, today }: Closing): Promise<Closed> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const name = formatMonth(month, viewer.locale);
    if (!hasEnded(month, today)) throw new Refusal(`${name} has not ended. Close it from the first day after it.`);
    await lockCoding(tx, companyId);
    const { state, closing } = await lockPeriod(tx, companyId, month);
    if (state !== 'open') throw new Refusal(`${closing?.closedBy ?? 'Somebody'} has closed ${name} already.`);
    const missing = (await missingByMonth(tx, viewer, [month])).get(month) ?? [];
    if (isUnderWay(missing))
      throw new Refusal(`Some entries of ${name} are on their way to your books. Wait for the outcome, then close it.`);
    const count = totalMissing(missing);
    if (count > 0 && reason === '')
      throw new Refusal(
        `${plural(count, 'One thing is', '# things are', viewer.locale)} still missing in ${name}. Resolve them, or say why you close it without them.`,
        { reason: 'Say why you close the month although something is missing.' },
      );
    const isComplete = await sign(tx, viewer, { month, reason: reason || null, missing });
    await reprojectOpen(tx, companyId);
    await record(tx, viewer, 'month.closed', month, { missing: count, reason: reason || null });
    await announce(tx, companyId, ['expenses']);
    return { isComplete };
  });

/**
 * Signs a suspended month again, with the changes of the books that suspended it. The earlier sign-off stays in the history.
 * Throws a Refusal if the month is not suspended.
 */
export const acceptChanges = (viewer: Viewer, { month, reason }: Omit<Closing, 'today'>): Promise<Closed> =>
  inScope(viewer, async (tx) => {
    await lockCoding(tx, viewer.companyId);
    const { state, closing } = await lockPeriod(tx, viewer.companyId, month);
    if (state !== 'suspended' || !closing)
      throw new Refusal(`The sign-off of ${formatMonth(month, viewer.locale)} is not suspended. Reload the page.`);
    await end(tx, viewer, closing, { how: 'accepted', reason });
    const isComplete = await sign(tx, viewer, { month, reason, missing: closing.missing });
    await record(tx, viewer, 'month.change-accepted', month, { reason });
    await announce(tx, viewer.companyId, ['expenses']);
    return { isComplete };
  });

/** Reopens a month. Its sign-off stays in the history. Throws a Refusal if the month is open. */
export const reopenMonth = (viewer: Viewer, { month, reason }: Omit<Closing, 'today'>): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    await lockCoding(tx, companyId);
    const { closing } = await lockPeriod(tx, companyId, month);
    if (!closing) throw new Refusal(`${formatMonth(month, viewer.locale)} is open already. Reload the page.`);
    await end(tx, viewer, closing, { how: 'reopened', reason });
    await tx.$executeRaw`
      update periods set state = 'open', closing_id = null, suspended_at = null
      where company_id = ${companyId}::uuid and month = ${month}`;
    await reprojectOpen(tx, companyId);
    await record(tx, viewer, 'month.reopened', month, { reason });
    await announce(tx, companyId, ['expenses']);
  });

const end = (
  tx: Tx,
  { companyId, userId, name }: Viewer,
  { id }: InForce,
  { how, reason }: { readonly how: 'reopened' | 'accepted'; readonly reason: string },
): Promise<unknown> =>
  tx.$executeRaw`
    update closings set ended = ${how}::"ClosingEnd", ended_at = clock_timestamp(), ended_by_id = ${userId}::uuid, ended_by = ${name},
      end_reason = ${reason}
    where id = ${id}::uuid and company_id = ${companyId}::uuid`;
