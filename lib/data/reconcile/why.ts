import 'server-only';
import { type CompanyScope, inScope } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { addDays } from '@/lib/domain/day';
import type { MovementStatus } from '@/lib/domain/movement/status';
import type { Row } from '@/lib/domain/reconcile/row';
import { explainOpen, type Obstacle } from '@/lib/domain/reconcile/why-open';
import type { AccountKey } from './account';
import { type Place, rowsAround } from './rows-around';

/** Why a row is open: the nearest row of the other side with what differs, and movements that are not in the books. */
export type OpenReason = {
  readonly row: Row;
  readonly nearest: Row | null;
  readonly obstacles: readonly Obstacle[];
  /** Movements of the same amount that are not in the books yet. Only for a line. */
  readonly unsynced: readonly UnsyncedMovement[];
};
export type UnsyncedMovement = {
  readonly id: string;
  readonly title: string;
  readonly day: string;
  readonly kind: string;
  readonly status: MovementStatus;
};

const nearDays = 45;

/** Returns why a row of an account is open. Null if the account has no such row. */
export const whyOpen = (
  scope: CompanyScope,
  key: AccountKey,
  side: 'line' | 'record',
  id: string,
): Promise<OpenReason | null> =>
  inScope(scope, async (tx) => {
    const table = Prisma.raw(side === 'line' ? 'bank_lines' : 'book_records');
    const [place] = await tx.$queryRaw<Place[]>`
      select id::text as id, day, amount_minor as minor, movement_id::text as "movementId" from ${table}
      where id = ${id}::uuid and company_id = ${key.companyId}::uuid`;
    if (!place) return null;
    const rows = await rowsAround(tx, key, side, place, nearDays);
    const row = (side === 'line' ? rows.lines : rows.records).find((one) => one.id === id);
    if (!row) return null;
    const why = explainOpen(rows)(side, id);
    const nearest = (side === 'line' ? rows.records : rows.lines).find((one) => one.id === why?.nearestId);
    const amount = row.money.minor < 0n ? -row.money.minor : row.money.minor;
    const unsynced =
      side === 'record'
        ? []
        : await tx.$queryRaw<UnsyncedMovement[]>`
            select m.id::text as id, coalesce(e.merchant, transfer_words(t.kind), '') as title, m.day, m.kind::text as kind,
              m.status::text as status
            from movements m left join expenses e on e.id = m.id left join transfers t on t.id = m.id
            where m.company_id = ${key.companyId}::uuid and m.removed_at is null and m.amount_minor = ${amount}
              and m.currency = ${row.money.currency} and m.day between ${addDays(row.day, -5)} and ${addDays(row.day, 5)}
              and m.status in ('incomplete', 'ready', 'failed', 'unknown') and m.sign = ${row.money.minor < 0n ? 1 : -1}
            order by m.day desc, m.id desc limit 3`;
    return { row, nearest: nearest ?? null, obstacles: why?.obstacles ?? [], unsynced };
  });
