import 'server-only';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import type { DeliveryState } from '@/lib/data/generated/enums';
import { instantCursor, instantKeyset, type Page, pageOf } from '@/lib/data/keyset';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { PageAt } from '@/lib/domain/list/page-at';

export type ReceiptRow = {
  readonly id: string;
  readonly expenseId: string | null;
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: number;
  readonly sha256: string;
  /** The number of pictures. A long page has several. */
  readonly pages: number;
  /** The number of pages of the document. Null for receipts that were stored before it was counted. */
  readonly documentPages: number | null;
  readonly createdAt: Date;
  /** The state of the receipt's newest delivery to the books. Null before the expense is synced. */
  readonly delivery: { readonly state: DeliveryState; readonly message: string | null } | null;
};

/** A receipt with the merchant of its expense, and when and how often its newest delivery was tried. */
export type ListedReceipt = ReceiptRow & {
  readonly merchant: string | null;
  readonly tried: { readonly tries: number; readonly createdAt: Date; readonly changedAt: Date } | null;
};

/** The most receipts of one expense that its page shows. */
const mostOfExpense = 100;

/** Returns the receipts of an expense, oldest first, at most 100. */
export const listExpenseReceipts = (viewer: CompanyScope, expenseId: string): Promise<ListedReceipt[]> =>
  inScope(viewer, (tx) =>
    receiptsIn(
      tx,
      Prisma.sql`r.expense_id = ${expenseId}::uuid and r.company_id = ${viewer.companyId}::uuid and r.removed_at is null
        order by r.created_at limit ${mostOfExpense}`,
    ),
  );

/** A receipt is a picture with two links and its delivery, so a page has fewer than 50. */
const receiptsPerPage = 40;

/** Returns a page of the company's receipts, newest first. An employee sees those that they added or that are on their expenses. */
export const listReceipts = (viewer: Viewer, at: PageAt): Promise<Page<ListedReceipt>> =>
  inScope(viewer, async (tx) => {
    const { where, ...order } = instantKeyset({ instant: 'createdAt', id: 'id' }, at, receiptsPerPage);
    const places = await tx.receipt.findMany({
      where: { companyId: viewer.companyId, removedAt: null, ...where },
      select: { id: true, createdAt: true },
      ...order,
    });
    const { rows, ...neighbours } = pageOf(places, at, receiptsPerPage, ({ createdAt, id }) =>
      instantCursor(createdAt, id),
    );
    const ids = rows.map(({ id }) => id);
    const read = await receiptsIn(tx, Prisma.sql`r.id = any(${ids}::uuid[])`);
    const byId = new Map(read.map((receipt) => [receipt.id, receipt]));
    return { ...neighbours, rows: ids.flatMap((id) => byId.get(id) ?? []) };
  });

type StoredReceipt = Omit<ListedReceipt, 'delivery' | 'tried'> & {
  readonly state: DeliveryState | null;
  readonly message: string | null;
  readonly tries: number;
  readonly deliveredAt: Date;
  readonly changedAt: Date;
};

/** Reads receipts with their newest deliveries in one statement. */
async function receiptsIn(tx: Tx, which: Prisma.Sql): Promise<ListedReceipt[]> {
  const rows = await tx.$queryRaw<StoredReceipt[]>`
    select r.id::text as id, r.expense_id::text as "expenseId", r.file_name as "fileName", r.mime_type as "mimeType", r.bytes,
      r.sha256, r.pages, r.document_pages as "documentPages", r.created_at as "createdAt", e.merchant,
      d.state::text as state, d.message, d.attempt as tries, d.created_at as "deliveredAt", d.changed_at as "changedAt"
    from receipts r left join expenses e on e.id = r.expense_id
      left join lateral (
        select * from receipt_deliveries where receipt_id = r.id order by created_at desc limit 1
      ) d on true
    where ${which}`;
  return rows.map(({ state, message, tries, deliveredAt, changedAt, ...row }) => ({
    ...row,
    delivery: state && { state, message },
    tried: state && { tries, createdAt: deliveredAt, changedAt },
  }));
}
