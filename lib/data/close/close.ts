import 'server-only';
import { record } from '@/lib/data/audit';
import { inScope, type Tx } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { lockCoding } from '@/lib/data/movement/coding-lock';
import { reprojectOpen } from '@/lib/data/movement/reproject';
import { announce } from '@/lib/data/queue';
import { isUnderWay, type Missing, totalMissing } from '@/lib/domain/close/missing';
import { hasEnded } from '@/lib/domain/close/period';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type Day, formatMonth } from '@/lib/domain/day';
import { plural } from '@/lib/domain/plural';
import { Refusal } from '@/lib/domain/refusal';
import { missingByMonth } from './counts';
import { type InForce, lockPeriod } from './periods';
import { storeSnapshot } from './snapshot';

/** A month may have 100,000 movements, whose rows are stored and hashed. */
const timeoutMs = 120_000;

type Closing = { readonly month: string; readonly reason: string; readonly today: Day };

/**
 * Closes a month: stores its rows with their hash, after which triggers refuse changes of it. Throws a Refusal if it has not
 * ended, is closed already, still changes by itself, or something is missing and no reason is given.
 */
export const closeMonth = (viewer: Viewer, { month, reason, today }: Closing): Promise<void> =>
  inScope(
    viewer,
    async (tx) => {
      const { companyId } = viewer;
      const name = formatMonth(month, viewer.locale);
      if (!hasEnded(month, today)) throw new Refusal(`${name} has not ended. Close it from the first day after it.`);
      await lockCoding(tx, companyId);
      const { state, closing } = await lockPeriod(tx, companyId, month);
      if (state !== 'open') throw new Refusal(`${closing?.closedBy ?? 'Somebody'} has closed ${name} already.`);
      const missing = (await missingByMonth(tx, viewer, [month])).get(month) ?? [];
      if (isUnderWay(missing))
        throw new Refusal(
          `Some entries of ${name} are on their way to your books. Wait for the outcome, then close it.`,
        );
      const count = totalMissing(missing);
      if (count > 0 && reason === '')
        throw new Refusal(
          `${plural(count, 'One thing is', '# things are', viewer.locale)} still missing in ${name}. Resolve them, or say why you close it without them.`,
          { reason: 'Say why you close the month although something is missing.' },
        );
      await sign(tx, viewer, { month, reason: reason || null, missing });
      await reprojectOpen(tx, companyId);
      await record(tx, viewer, 'month.closed', month, { missing: count, reason: reason || null });
      await announce(tx, companyId, ['expenses']);
    },
    { timeoutMs },
  );

/**
 * Signs a suspended month again, with the changes of the books that suspended it. The earlier sign-off stays in the history.
 * Throws a Refusal if the month is not suspended.
 */
export const acceptChanges = (viewer: Viewer, { month, reason }: Omit<Closing, 'today'>): Promise<void> =>
  inScope(
    viewer,
    async (tx) => {
      await lockCoding(tx, viewer.companyId);
      const { state, closing } = await lockPeriod(tx, viewer.companyId, month);
      if (state !== 'suspended' || !closing)
        throw new Refusal(`The sign-off of ${formatMonth(month, viewer.locale)} is not suspended. Reload the page.`);
      await end(tx, viewer, closing, { how: 'accepted', reason });
      await sign(tx, viewer, { month, reason, missing: closing.missing });
      await record(tx, viewer, 'month.change-accepted', month, { reason });
      await announce(tx, viewer.companyId, ['expenses']);
    },
    { timeoutMs },
  );

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

/** Stores a sign-off with the present rows of the month, and puts it in force. */
async function sign(
  tx: Tx,
  viewer: Viewer,
  { month, reason, missing }: { month: string; reason: string | null; missing: readonly Missing[] },
): Promise<void> {
  const { companyId } = viewer;
  const id = newId();
  await tx.$executeRaw`
    insert into closings (id, company_id, month, number, closed_at, closed_by_id, closed_by, reason, missing, files, hash, records_read_at)
    select ${id}::uuid, ${companyId}::uuid, ${month}, 1 + (select count(*) from closings
        where company_id = ${companyId}::uuid and month = ${month})::int, clock_timestamp(), ${viewer.userId}::uuid, ${viewer.name},
      ${reason}, ${JSON.stringify(missing)}::jsonb, '[]', '', (select max(read_at) from record_reads r
        join connections c on c.id = r.connection_id and c.removed_at is null where r.company_id = ${companyId}::uuid)`;
  const { files, hash } = await storeSnapshot(tx, viewer, { id, month });
  await tx.$executeRaw`
    update closings set files = ${JSON.stringify(files)}::jsonb, hash = ${hash}
    where id = ${id}::uuid and company_id = ${companyId}::uuid`;
  await tx.$executeRaw`
    insert into periods (company_id, month, state, closing_id) values (${companyId}::uuid, ${month}, 'closed', ${id}::uuid)
    on conflict (company_id, month) do update set state = 'closed', closing_id = excluded.closing_id, suspended_at = null`;
}

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
