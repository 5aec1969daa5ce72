import 'server-only';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { openByMonth } from '@/lib/data/reconcile/open-by-month';
import { type BookChange, changeRow } from '@/lib/domain/close/change';
import { type Missing, storedMissing } from '@/lib/domain/close/missing';
import type { PeriodState } from '@/lib/domain/close/period';
import { type SignedFile, signedFiles } from '@/lib/domain/close/sign-off';
import type { Viewer } from '@/lib/domain/company/viewer';
import { firstDayOf, lastDayOf } from '@/lib/domain/day';
import { isOpenTask } from '@/lib/domain/task/task';
import { missingByMonth, type PersonReceipts, receiptsByPerson } from './counts';

/** One sign-off of a month, with how it ended. */
export type SignOff = {
  readonly id: string;
  readonly month: string;
  readonly number: number;
  readonly closedAt: Date;
  readonly closedBy: string;
  readonly reason: string | null;
  readonly missing: readonly Missing[];
  readonly files: readonly SignedFile[];
  readonly hash: string;
  readonly recordsReadAt: Date | null;
  readonly ended: 'reopened' | 'accepted' | null;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly endReason: string | null;
};

export type MonthDetail = {
  readonly state: PeriodState;
  readonly suspendedAt: Date | null;
  /** How far the rows of a month that is closing are stored, in whole percent. Null when it is not closing, or when that has failed. */
  readonly storedPercent: number | null;
  /** What is missing now. */
  readonly missing: readonly Missing[];
  readonly people: readonly PersonReceipts[];
  /** The gaps between bank statements in words. */
  readonly gaps: readonly string[];
  /** The newest sign-offs, the newest first. That of a closed month is the first. */
  readonly signOffs: readonly SignOff[];
  /** What changed in the books since the sign-off in force, newest first. */
  readonly changes: readonly BookChange[];
  /** Statement lines of the month that were imported after it was closed, the earliest first. */
  readonly lateLines: readonly LateLine[];
};

export type LateLine = {
  readonly id: string;
  readonly day: string;
  readonly minor: bigint;
  readonly currency: string;
  readonly text: string;
};

/** So many sign-offs and changes are shown. The evidence of a month with more is in the audit log. */
const mostShown = 50;

export const monthDetail = (viewer: Viewer, month: string): Promise<MonthDetail> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const period = await tx.period.findUnique({
      where: { companyId_month: { companyId, month } },
      select: { state: true, suspendedAt: true, closingId: true },
    });
    const signOffs = await tx.closing.findMany({
      where: { companyId, month, hash: { not: '' } },
      omit: { companyId: true, closedById: true, endedById: true },
      orderBy: { number: 'desc' },
      take: mostShown,
    });
    const isOpen = (period?.state ?? 'open') === 'open';
    const missing = isOpen ? ((await missingByMonth(tx, viewer, [month])).get(month) ?? []) : [];
    return {
      state: period?.state ?? 'open',
      suspendedAt: period?.suspendedAt ?? null,
      storedPercent: period?.state === 'closing' ? await storedPercent(tx, companyId, period.closingId) : null,
      missing,
      people: missing.some(({ key }) => key === 'receipts') ? await receiptsByPerson(tx, companyId, month) : [],
      gaps: missing.some(({ key }) => key === 'statement-gaps')
        ? ((await openByMonth(tx, companyId, [month], viewer.locale))[0]?.gaps ?? [])
        : [],
      signOffs: signOffs.map((row) => toSignOff(row)),
      changes: period?.closingId ? await changesSince(tx, companyId, period.closingId) : [],
      lateLines: period?.closingId ? await lateLinesOf(tx, companyId, month, period.closingId) : [],
    };
  });

/** Returns one sign-off; null when it does not exist or the viewer may not see it. */
export const findSignOff = (viewer: CompanyScope, id: string): Promise<SignOff | null> =>
  inScope(viewer, async (tx) => {
    const row = await tx.closing.findFirst({
      where: { id, companyId: viewer.companyId, hash: { not: '' } },
      omit: { companyId: true, closedById: true, endedById: true },
    });
    return row && toSignOff(row);
  });

async function storedPercent(tx: Tx, companyId: string, closingId: string | null): Promise<number | null> {
  const task = await tx.backgroundTask.findFirst({
    where: { companyId, kind: 'close-month', input: { path: ['closingId'], equals: closingId ?? '' } },
    orderBy: { id: 'desc' },
    select: { state: true, done: true, total: true },
  });
  return task && isOpenTask(task.state) ? Math.floor((100 * task.done) / Math.max(1, task.total)) : null;
}

type Stored = Omit<SignOff, 'missing' | 'files'> & { readonly missing: unknown; readonly files: unknown };

const toSignOff = (row: Stored): SignOff => ({
  ...row,
  missing: storedMissing.parse(row.missing),
  files: signedFiles.parse(row.files),
});

async function changesSince(tx: Tx, companyId: string, closingId: string): Promise<BookChange[]> {
  const rows = await tx.periodChange.findMany({
    where: { companyId, closingId },
    orderBy: [{ noticedAt: 'desc' }, { id: 'desc' }],
    select: { id: true, kind: true, before: true, after: true, noticedAt: true },
    take: mostShown,
  });
  return rows.map((row) => changeRow.parse(row));
}

const lateLinesOf = (tx: Tx, companyId: string, month: string, closingId: string): Promise<LateLine[]> =>
  tx.$queryRaw<LateLine[]>`
    select b.id, b.day, b.amount_minor as minor, trim(b.currency) as currency,
      coalesce(nullif(b.counterparty, ''), b.description) as text
    from bank_lines b join closings c on c.id = ${closingId}::uuid
    where b.company_id = ${companyId}::uuid and b.day between ${firstDayOf(month)} and ${lastDayOf(month)}
      and b.source = 'statement' and b.created_at > c.closed_at
    order by b.day, b.id limit ${mostShown}`;
