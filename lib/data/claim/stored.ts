import 'server-only';
import { Prisma } from '@/lib/data/generated/client';
import type { Claim, ClaimKind, ClaimState } from '@/lib/domain/claim/claim';
import type { BillPayment } from '@/lib/domain/claim/payment';
import { type StoredTravel, storedTravel } from '@/lib/domain/claim/travel/stored-travel';

/** A claim with everything that pages show of it. */
export type ClaimFacts = Claim & {
  readonly submittedAt: Date | null;
  /** When it was last approved or sent back, and by whom. */
  readonly decidedAt: Date | null;
  readonly decidedBy: string;
  /** What a person wrote when they entered the bill in the books by hand; null unless they marked it so. */
  /** Distance or days with the rate they were paid at; null for an expense. */
  readonly travel: StoredTravel | null;
  /** The bill as the books had it when it was last read; null before. */
  readonly payment: {
    readonly status: BillPayment['status'];
    readonly paidMinor: bigint;
    readonly paidDay: string | null;
    readonly readAt: Date;
  } | null;
  readonly mark: { readonly reference: string; readonly at: Date; readonly by: string } | null;
};

/** The query for what only a claim has of the movement `m`. To be part of another query. */
export const claimSql = Prisma.sql`
  select json_build_object('kind', r.kind, 'state', r.state, 'returnReason', case when r.state = 'returned' then r.return_reason end,
    'dueDay', r.due_day, 'submittedAt', r.submitted_at, 'decidedAt', r.decided_at, 'decidedBy', decider.name,
    'travel', r.travel, 'billStatus', r.bill_status, 'paidMinor', r.paid_minor::text, 'paidDay', r.paid_day, 'billReadAt', r.bill_read_at,
    'booksReference', r.books_reference, 'markedAt', r.marked_at, 'markedBy', marker.name,
    'supplierRefs', (select coalesce(json_object_agg(s.connection_id, s.supplier_ref), '{}') from employee_suppliers s
      where s.company_id = m.company_id and s.person_id = m.person_id and s.currency = m.currency))
  from reimbursables r left join users decider on decider.id = r.decided_by_id left join users marker on marker.id = r.marked_by_id
  where r.id = m.id`;

/** A row of `claimSql`. JSON has no instants, so that these are texts. */
export type StoredClaim = {
  readonly kind: ClaimKind;
  readonly state: ClaimState;
  readonly returnReason: string | null;
  readonly dueDay: string | null;
  readonly submittedAt: string | null;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly travel: unknown;
  readonly billStatus: BillPayment['status'] | null;
  readonly paidMinor: string | null;
  readonly paidDay: string | null;
  readonly billReadAt: string | null;
  readonly booksReference: string | null;
  readonly markedAt: string | null;
  readonly markedBy: string | null;
  readonly supplierRefs: Readonly<Record<string, string>>;
};

export function toClaim(stored: StoredClaim): ClaimFacts {
  const {
    booksReference,
    markedAt,
    markedBy,
    submittedAt,
    decidedAt,
    billStatus,
    paidMinor,
    paidDay,
    billReadAt,
    ...row
  } = stored;
  return {
    ...row,
    travel: row.travel === null ? null : storedTravel.parse(row.travel),
    payment:
      billStatus !== null && billReadAt
        ? { status: billStatus, paidMinor: BigInt(paidMinor ?? '0'), paidDay, readAt: new Date(billReadAt) }
        : null,
    submittedAt: instant(submittedAt),
    decidedAt: instant(decidedAt),
    decidedBy: row.decidedBy ?? '',
    mark:
      booksReference !== null && markedAt
        ? { reference: booksReference, at: new Date(markedAt), by: markedBy ?? '' }
        : null,
  };
}

const instant = (text: string | null): Date | null => (text === null ? null : new Date(text));
