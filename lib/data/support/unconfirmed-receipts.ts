import 'server-only';
import { inScope } from '@/lib/data/db';
import { isPackageKey, type PackageKey } from '@/lib/domain/books/package';
import type { StaffViewer } from '@/lib/domain/company/viewer';

/** A receipt whose upload Codat did not confirm, and which Outlay no longer looks for: a person has to look in the books. */
export type SupportReceipt = {
  readonly id: string;
  readonly companyName: string;
  readonly package: PackageKey | null;
  readonly expenseId: string;
  /** Whether it belongs to the bill of a claim. */
  readonly isClaim: boolean;
  /** What the page of the expense says. */
  readonly message: string;
  readonly since: Date;
};

const most = 50;

/** Returns the receipts of all companies that are left to a person: the oldest 50. */
export const unconfirmedReceipts = (staff: StaffViewer): Promise<readonly SupportReceipt[]> =>
  inScope({ userId: staff.userId, role: 'staff' }, async (tx) => {
    const rows = await tx.$queryRaw<(Omit<SupportReceipt, 'package'> & { readonly package: string })[]>`
      select d.id::text as id, c.name as "companyName", k.package, i.movement_id::text as "expenseId",
        m.kind = 'reimbursable' as "isClaim", coalesce(d.message, '') as message, d.changed_at as since
      from receipt_deliveries d join sync_items i on i.id = d.item_id join movements m on m.id = i.movement_id
        join syncs s on s.id = i.sync_id join connections k on k.id = s.connection_id join companies c on c.id = d.company_id
      where d.state = 'unknown' and d.due_at is null and m.removed_at is null
      order by d.changed_at, d.id limit ${most}`;
    return rows.map((row) => ({ ...row, package: isPackageKey(row.package) ? row.package : null }));
  });
