import 'server-only';
import { inScope } from '@/lib/data/db';
import { openByMonth } from '@/lib/data/reconcile/open-by-month';
import { type Missing, missingIn } from '@/lib/domain/close/missing';
import type { PeriodState } from '@/lib/domain/close/period';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type MonthPart, partsSql } from './counts';

/** What a person is reminded of about closed months and the month to close. */
export type CloseReminders = {
  /** The month that is to be closed. Null if it has no movements. */
  readonly due: { readonly month: string; readonly state: PeriodState; readonly missing: readonly Missing[] } | null;
  /** The months whose sign-off is suspended, newest first: at most 3. */
  readonly suspended: readonly string[];
};

type Row = {
  readonly state: PeriodState;
  readonly hasMovements: boolean;
  readonly suspended: readonly string[];
  readonly parts: readonly MonthPart[] | null;
};

/** Returns the reminders about `month`. An employee's are about their own expenses. */
export const closeReminders = (viewer: Viewer, month: string): Promise<CloseReminders> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const [row] = await tx.$queryRaw<Row[]>`
      select coalesce((select state::text from periods where company_id = ${companyId}::uuid and month = ${month}), 'open') as state,
        exists (select 1 from movement_totals where company_id = ${companyId}::uuid and month = ${month} and count > 0)
          or exists (select 1 from movement_deltas where company_id = ${companyId}::uuid and month = ${month}) as "hasMovements",
        array(select month::text from periods where company_id = ${companyId}::uuid and state = 'suspended' order by month desc limit 3)
          as suspended,
        (select json_agg(p) from (${partsSql(viewer, [month])}) p) as parts`;
    if (!row) throw new Error('the database returns no row');
    const { state, hasMovements, suspended, parts } = row;
    if (!hasMovements || state !== 'open') return { due: null, suspended };
    const [open] = await openByMonth(tx, companyId, [month]);
    return { due: { month, state, missing: missingIn(parts ?? [], open) }, suspended };
  });
