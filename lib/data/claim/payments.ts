import 'server-only';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { announce, enqueue } from '@/lib/data/queue';
import { parseRecord, recordTotal } from '@/lib/domain/books/record';
import type { BillPayment, LinkedBill, UnpaidBills } from '@/lib/domain/claim/payment';

/** One read follows at most this many bills, the oldest first. */
const most = 2_000;

/** Returns the bills of the claims that are in these books and not paid as far as Outlay knows: written or linked ones. */
export const unpaidBills = (scope: CompanyScope, connectionId: string): Promise<UnpaidBills> =>
  inScope(scope, async (tx) => {
    const rows = await tx.$queryRaw<{ record: unknown }[]>`
      select written.record from reimbursables r join movements m on m.id = r.id
        cross join lateral (select i.record from sync_items i join syncs s on s.id = i.sync_id
          where i.movement_id = m.id and i.state = 'synced' and s.connection_id = ${connectionId}::uuid
          order by i.attempt desc limit 1) written
      where r.company_id = ${scope.companyId}::uuid and r.state = 'approved' and r.paid_day is null and m.removed_at is null
      order by m.day, m.id limit ${most}`;
    const written = rows.flatMap(({ record }) => {
      const bill = parseRecord(record);
      if (bill.supplierRef === null) return [];
      const { id, reference, supplierRef, day, currency } = bill;
      return [{ id, reference, supplierRef, day, currency, totalMinor: recordTotal(bill).minor }];
    });
    return { written, linked: await linkedBills(tx, scope, connectionId) };
  });

/** The bills of the books that a person linked to a claim. */
const linkedBills = (tx: Tx, { companyId }: CompanyScope, connectionId: string): Promise<LinkedBill[]> =>
  tx.$queryRaw<LinkedBill[]>`
    select m.id::text as id, b.ref as "billRef"
    from reimbursables r join movements m on m.id = r.id
      join book_matches k on k.movement_id = m.id and k.answer = 'linked'
      join book_records b on b.id = any(k.record_ids) and b.type = 'bills' and b.connection_id = ${connectionId}::uuid
    where r.company_id = ${companyId}::uuid and r.state = 'approved' and r.paid_day is null and m.removed_at is null
      and m.synced_revision is not null and m.latest_item_id is null
    order by m.day, m.id limit ${most}`;

/** Saves how far bills are paid. Announces only what changed. */
export const savePayments = (scope: CompanyScope, payments: readonly BillPayment[]): Promise<void> =>
  inScope(scope, async (tx) => {
    if (payments.length === 0) return;
    const rows = payments.map(({ paidMinor, ...rest }) => ({ ...rest, paidMinor: String(paidMinor) }));
    const changed = await tx.$queryRaw<{ id: string; changed: boolean }[]>`
      update reimbursables r set bill_ref = p."billRef", bill_status = p.status, paid_minor = p."paidMinor"::bigint,
        paid_day = p."paidDay", bill_read_at = now()
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p(id uuid, "billRef" text, status text, "paidMinor" text, "paidDay" text)
      where r.id = p.id and r.company_id = ${scope.companyId}::uuid
      returning r.id::text as id, (old.bill_status is distinct from new.bill_status or old.paid_minor is distinct from new.paid_minor) as changed`;
    const ids = changed.flatMap((row) => (row.changed ? row.id : []));
    if (ids.length > 0) await announce(tx, scope.companyId, ['expenses'], ids);
  });

/** Asks a worker to read from the books which bills are paid. Several requests within a minute start one read. */
export const requestPayments = (scope: CompanyScope, connectionId: string): Promise<void> =>
  inScope(scope, (tx) =>
    enqueue(
      tx,
      { name: 'read-bills', data: { companyId: scope.companyId, connectionId } },
      { once: { key: connectionId, seconds: 5, isLastKept: true } },
    ),
  );
