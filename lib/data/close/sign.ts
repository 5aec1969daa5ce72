import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import type { TaskPage } from '@/lib/data/task/pages';
import { startTask } from '@/lib/data/task/tasks';
import type { Missing } from '@/lib/domain/close/missing';
import type { Viewer } from '@/lib/domain/company/viewer';
import { addDays, firstDayOf, lastDayOf } from '@/lib/domain/day';
import { daysIn, monthsFrom, type Period } from '@/lib/domain/report/period';
import { mostAtOnce } from '@/lib/domain/task/task';
import { fileCount, type Signed, snapshotOf, storeHeads, storeRows } from './snapshot';

type SignOff = { readonly month: string; readonly reason: string | null; readonly missing: readonly Missing[] };

/**
 * Begins a sign-off of a month, after which the month takes no change. The rows of a month with few movements are stored at once.
 * Those of others are stored by a task. The caller has the coding for itself. Returns whether the sign-off is complete.
 */
export async function sign(tx: Tx, viewer: Viewer, { month, reason, missing }: SignOff): Promise<boolean> {
  const { companyId } = viewer;
  const id = newId();
  const [closing] = await tx.$queryRaw<{ closedAt: Date }[]>`
    insert into closings (id, company_id, month, number, closed_at, closed_by_id, closed_by, reason, missing, files, hash, records_read_at)
    select ${id}::uuid, ${companyId}::uuid, ${month}, 1 + (select count(*) from closings
        where company_id = ${companyId}::uuid and month = ${month})::int, clock_timestamp(), ${viewer.userId}::uuid, ${viewer.name},
      ${reason}, ${JSON.stringify(missing)}::jsonb, '[]', '', (select max(read_at) from record_reads r
        join connections c on c.id = r.connection_id and c.removed_at is null where r.company_id = ${companyId}::uuid)
    returning closed_at as "closedAt"`;
  await tx.$executeRaw`
    insert into periods (company_id, month, state, closing_id) values (${companyId}::uuid, ${month}, 'closing', ${id}::uuid)
    on conflict (company_id, month) do update set state = 'closing', closing_id = excluded.closing_id, suspended_at = null`;
  const of = { id, ...viewer, closedAt: closing?.closedAt ?? new Date() };
  const days = monthsFrom(month, 1);
  await storeHeads(tx, of, days);
  const [few] = await tx.$queryRaw<{ is: boolean }[]>`
    select count(*) <= ${mostAtOnce} as is from (select 1 from movements where company_id = ${companyId}::uuid
      and day between ${days.from} and ${days.to} limit ${mostAtOnce + 1}) m`;
  if (few?.is) {
    await storeRows(tx, of, days);
    await complete(tx, of, month);
    return true;
  }
  await startTask(tx, viewer, {
    kind: 'close-month',
    input: { closingId: id, month },
    result: {},
    total: fileCount * Math.ceil(daysIn(days) / daysAtOnce),
  });
  return false;
}

/** A page stores so many days. A month has 100,000 movements at most, so that a page takes about a second. */
const daysAtOnce = 7;

const taskInput = z.object({ closingId: z.uuid(), month: z.string() });

/**
 * Stores the rows of some days in one file. The last page stores the hash and closes the month. Ends early when the month was reopened
 * meanwhile.
 */
export const closeMonthPage: TaskPage = async (tx, viewer, { input, cursor }) => {
  const { closingId, month } = taskInput.parse(input);
  const { companyId } = viewer;
  const [closing] = await tx.$queryRaw<{ closedAt: Date }[]>`
    select c.closed_at as "closedAt" from periods p join closings c on c.id = p.closing_id
    where p.company_id = ${companyId}::uuid and p.month = ${month} and p.state = 'closing' and c.id = ${closingId}::uuid
    for update of p`;
  if (!closing) return { rows: 0, cursor: null, result: {} };
  const of = { id: closingId, companyId, baseCurrency: viewer.baseCurrency, closedAt: closing.closedAt };
  const { file, period } = next(cursor, monthsFrom(month, 1));
  if (file < fileCount) {
    await storeRows(tx, of, period, file);
    return { rows: 1, cursor: `${file} ${period.to}`, result: {} };
  }
  await complete(tx, of, month);
  return { rows: 0, cursor: null, result: {} };
};

/** Returns the days after those of a cursor, which is a file and its last day: all days of the first file, then of the next one. */
function next(cursor: string | null, { from, to }: Period): { readonly file: number; readonly period: Period } {
  const [file = '0', last = ''] = cursor?.split(' ') ?? [];
  const isNextFile = last === to;
  const first = last === '' || isNextFile ? from : addDays(last, 1);
  const end = addDays(first, daysAtOnce - 1);
  return { file: Number(file) + Number(isNextFile), period: { from: first, to: end < to ? end : to } };
}

/**
 * Stores the files and the hash of a sign-off, and puts it in force. Changes of the books that were noticed while the rows
 * were stored suspend it.
 */
async function complete(tx: Tx, of: Signed, month: string): Promise<void> {
  const { id, companyId } = of;
  const { files, hash } = await snapshotOf(tx, of, { from: firstDayOf(month), to: lastDayOf(month) });
  await tx.$executeRaw`
    update closings set files = ${JSON.stringify(files)}::jsonb, hash = ${hash}
    where id = ${id}::uuid and company_id = ${companyId}::uuid`;
  await tx.$executeRaw`
    with changed as (select exists (select 1 from period_changes where company_id = ${companyId}::uuid and closing_id = ${id}::uuid) as it)
    update periods set state = case when changed.it then 'suspended' else 'closed' end::"PeriodState",
      suspended_at = case when changed.it then now() end
    from changed where company_id = ${companyId}::uuid and month = ${month}`;
}
