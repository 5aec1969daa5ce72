import 'server-only';
import { inScope } from '@/lib/data/db';
import type { StaffViewer } from '@/lib/domain/company/viewer';

/** The results of the nightly checks of stored statuses and counters. */
export type MovementChecks = {
  /** How many companies were checked. */
  readonly companies: number;
  /** How many of them had a difference that was not repaired, and the names of the first. */
  readonly differing: number;
  readonly names: readonly string[];
};

const mostNamed = 5;

export const movementChecks = ({ userId }: StaffViewer): Promise<MovementChecks> =>
  inScope({ userId, role: 'staff' }, async (tx) => {
    const [row] = await tx.$queryRaw<MovementChecks[]>`
      select count(*)::int as companies, (count(*) filter (where differs))::int as differing,
        coalesce((array_agg(name order by name) filter (where differs))[1:${mostNamed}], '{}') as names
      from companies, lateral (select not (movements_check ->> 'repaired')::boolean
        and ((movements_check ->> 'differences')::int > 0 or (movements_check ->> 'counters')::int > 0) as differs) result
      where movements_check is not null`;
    return row ?? { companies: 0, differing: 0, names: [] };
  });
