import 'server-only';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { type Missing, storedMissing } from '@/lib/domain/close/missing';
import type { PeriodState } from '@/lib/domain/close/period';
import type { Viewer } from '@/lib/domain/company/viewer';
import { missingByMonth } from './counts';

/** The sign-off in force of a month that is not open. */
export type InForce = {
  readonly id: string;
  readonly closedBy: string;
  readonly closedAt: Date;
  readonly missing: readonly Missing[];
};

type StoredPeriod = { readonly month: string; readonly state: PeriodState } & Omit<InForce, 'missing'> & {
    readonly missing: unknown;
  };

/** Locks and returns the state of a month. The caller has the coding for itself, so a month without a row stays open. */
export async function lockPeriod(
  tx: Tx,
  companyId: string,
  month: string,
): Promise<{ readonly state: PeriodState; readonly closing: InForce | null }> {
  await tx.$executeRaw`select 1 from periods where company_id = ${companyId}::uuid and month = ${month} for update`;
  const [row] = await closedIn(tx, companyId, [month]);
  return row ? { state: row.state, closing: inForce(row) } : { state: 'open', closing: null };
}

/** Returns those of the months that are not open, with their sign-offs. */
export const closedIn = (tx: Tx, companyId: string, months: readonly string[]): Promise<StoredPeriod[]> =>
  tx.$queryRaw<StoredPeriod[]>`
    select p.month::text as month, p.state::text as state, c.id, c.closed_by as "closedBy", c.closed_at as "closedAt", c.missing
    from periods p join closings c on c.id = p.closing_id
    where p.company_id = ${companyId}::uuid and p.month = any(${[...months]}::bpchar[])`;

const inForce = ({ id, closedBy, closedAt, missing }: StoredPeriod): InForce => ({
  id,
  closedBy,
  closedAt,
  missing: storedMissing.parse(missing),
});

/** A month of the list. A closed month has what was missing when it was closed, and an open one what is missing now. */
export type MonthRow = {
  readonly month: string;
  readonly state: PeriodState;
  readonly missing: readonly Missing[];
  readonly closing: Omit<InForce, 'missing'> | null;
};

const monthsPerPage = 12;

/** Returns a page of the months that have movements or were closed, newest first. `before` is the first month of the page before. */
export const listMonths = (
  viewer: Viewer,
  { current, before }: { readonly current: string; readonly before: string | null },
): Promise<{ readonly rows: readonly MonthRow[]; readonly older: string | null }> =>
  inScope(viewer, async (tx) => {
    const months = await monthsOf(tx, viewer, { current, before });
    const shown = months.slice(0, monthsPerPage);
    const rows = await rowsOf(tx, viewer, shown);
    return { rows, older: months.length > monthsPerPage ? (shown.at(-1) ?? null) : null };
  });

async function monthsOf(
  tx: Tx,
  { companyId }: CompanyScope,
  { current, before }: { readonly current: string; readonly before: string | null },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ month: string }[]>`
    select month::text as month from (
      select month from movement_totals where company_id = ${companyId}::uuid and person_id is null and month is not null
        and category_id is null and count <> 0
      union select month from movement_deltas where company_id = ${companyId}::uuid and category_id is null
      union select month from periods where company_id = ${companyId}::uuid
      union select ${current}::bpchar
    ) months
    where month <= ${current}::bpchar and (${before}::text is null or month < ${before}::bpchar)
    order by month desc limit ${monthsPerPage + 1}`;
  return rows.map(({ month }) => month);
}

async function rowsOf(tx: Tx, viewer: Viewer, months: readonly string[]): Promise<MonthRow[]> {
  const missing = await missingByMonth(tx, viewer, months);
  const closed = new Map((await closedIn(tx, viewer.companyId, months)).map((row) => [row.month, row]));
  return months.map((month) => {
    const period = closed.get(month);
    if (!period) return { month, state: 'open', missing: missing.get(month) ?? [], closing: null };
    const { missing: then, ...closing } = inForce(period);
    return { month, state: period.state, missing: then, closing };
  });
}
