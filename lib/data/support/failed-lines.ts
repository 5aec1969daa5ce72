import 'server-only';
import { inScope } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { keyset, type Page, pageOf } from '@/lib/data/keyset';
import { otherLineRefused } from '@/lib/domain/bank-line/feed-state';
import { isPackageKey, type PackageKey } from '@/lib/domain/books/package';
import { unknownCause } from '@/lib/domain/causes/catalogue';
import type { StaffViewer } from '@/lib/domain/company/viewer';
import type { PageAt } from '@/lib/domain/list/page-at';
import type { Money } from '@/lib/domain/money';
import type { ItemState } from '@/lib/domain/sync/sync';

const scopeOf = (staff: StaffViewer) => ({ userId: staff.userId, role: 'staff' });

/** A line of a bank feed that the package refused, in any company. `id` is that of the attempt. */
export type FailedLine = {
  readonly id: string;
  readonly companyId: string;
  readonly companyName: string;
  readonly companySlug: string;
  readonly package: PackageKey | null;
  /** The bank account in the books, and its name there. */
  readonly bankAccountRef: string;
  readonly account: string;
  readonly name: string;
  readonly day: string;
  readonly amount: Money;
  readonly message: string | null;
  readonly causeCode: string;
  readonly attempt: number;
  readonly failedAt: Date;
};

const pageSize = 50;

/** Returns the refused lines of all companies that were not sent again since, newest first. */
export const listFailedLines = (staff: StaffViewer, at: PageAt): Promise<Page<FailedLine>> =>
  inScope(scopeOf(staff), async (tx) => {
    const { where, take } = keyset(at, pageSize);
    const { gt, lt }: { gt?: string; lt?: string } = where.id ?? {};
    const beyond = gt ? Prisma.sql`and i.id > ${gt}::uuid` : lt ? Prisma.sql`and i.id < ${lt}::uuid` : Prisma.empty;
    const rows = await tx.$queryRaw<LineRow[]>`
      select ${columns} from ${tables}
      where i.line_id is not null and i.state = 'failed' and l.latest_item_id = i.id
        and i.message is distinct from ${otherLineRefused} ${beyond}
      order by i.id ${gt ? Prisma.sql`asc` : Prisma.sql`desc`} limit ${take}`;
    return pageOf(rows.map(toLine), at, pageSize);
  });

/** One attempt to send a line. */
export type LineAttempt = {
  readonly id: string;
  readonly attempt: number;
  readonly state: ItemState;
  readonly message: string | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
  /** Codat's id of the push; null if it is unknown. */
  readonly pushId: string | null;
};

const mostAttempts = 25;

/** Returns an attempt to send a line, with the body that was sent and the newest attempts. Null if there is none. */
export const findFailedLine = (staff: StaffViewer, id: string) =>
  inScope(scopeOf(staff), async (tx) => {
    const [row] = await tx.$queryRaw<
      (LineRow & { lineId: string; syncId: string; payload: string; state: ItemState })[]
    >`
      select ${columns}, i.line_id::text as "lineId", i.sync_id::text as "syncId", s.payload, i.state::text as state
      from ${tables} where i.id = ${id}::uuid and i.line_id is not null limit 1`;
    if (!row) return null;
    const { lineId, syncId, payload, state, ...line } = row;
    const attempts = await tx.$queryRaw<LineAttempt[]>`
      select i.id::text as id, i.attempt, i.state::text as state, i.message, i.created_at as "createdAt",
        i.settled_at as "settledAt", s.codat_sync_id::text as "pushId"
      from sync_items i join syncs s on s.id = i.sync_id where i.line_id = ${lineId}::uuid
      order by i.attempt desc limit ${mostAttempts}`;
    return { line: toLine(line), lineId, syncId, payload, state, attempts };
  });

const columns = Prisma.sql`
  i.id::text as id, i.company_id::text as "companyId", c.name as "companyName", c.slug as "companySlug", n.package,
  l.bank_account_ref as "bankAccountRef", coalesce(a.name, l.bank_account_ref) as account,
  coalesce(nullif(l.counterparty, ''), nullif(l.description, ''), 'No payee') as name, l.day, l.amount_minor as "amountMinor",
  l.currency, i.message, k.code as "causeCode", i.attempt, coalesce(i.settled_at, i.created_at) as "failedAt"`;

const tables = Prisma.sql`sync_items i join bank_lines l on l.id = i.line_id join syncs s on s.id = i.sync_id
  join companies c on c.id = i.company_id left join causes k on k.id = i.cause_id left join connections n on n.id = l.connection_id
  left join bank_accounts a on a.connection_id = l.connection_id and a.ref = l.bank_account_ref`;

type LineRow = Omit<FailedLine, 'package' | 'amount' | 'causeCode'> & {
  readonly package: string | null;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly causeCode: string | null;
};

const toLine = ({ package: key, amountMinor, currency, causeCode, ...row }: LineRow): FailedLine => ({
  ...row,
  package: key && isPackageKey(key) ? key : null,
  amount: { minor: amountMinor, currency },
  causeCode: causeCode ?? unknownCause.code,
});
