import 'server-only';
import { record } from '@/lib/data/audit';
import { connectionIn } from '@/lib/data/connection/connections';
import { inScope, type Tx } from '@/lib/data/db';
import { holdCoding } from '@/lib/data/movement/coding-lock';
import { projectMovements } from '@/lib/data/movement/project';
import { announce } from '@/lib/data/queue';
import { canBePaidIn, isInUse } from '@/lib/domain/books/books';
import { packageOf } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import { Refusal } from '@/lib/domain/refusal';

type Choice = { readonly personId: string; readonly currency: string; readonly supplierRef: string };

/**
 * Chooses the supplier in the linked books that stands for a person in one currency. The person's claims in it are coded again.
 * Idempotent. Throws a Refusal if the supplier is not in use, has another currency, or the person is no member.
 */
export const setEmployeeSupplier = (viewer: Viewer, { personId, currency, supplierRef }: Choice): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { companyId, userId } = viewer;
    await holdCoding(tx, companyId);
    const connection = await connectionIn(tx, companyId);
    if (!connection) throw new Refusal('Link your accounting package first.');
    const { name } = packageOf(connection.package);
    const connectionId = connection.id;
    const supplier = await tx.supplier.findUnique({ where: { connectionId_ref: { connectionId, ref: supplierRef } } });
    if (!supplier || !isInUse(supplier))
      throw new Refusal(`${supplier?.name ?? 'This supplier'} is no longer in use in ${name}. Choose another.`);
    if (!canBePaidIn(supplier, currency))
      throw new Refusal(
        `${name} pays ${supplier.name} only in ${supplier.currency}. Choose a supplier in ${currency}.`,
      );
    if ((await tx.movement.count({ where: { companyId, personId, kind: 'reimbursable' }, take: 1 })) === 0)
      throw new Refusal('This person has no claims.');
    const key = { companyId, personId, currency, connectionId };
    const before = await tx.employeeSupplier.findUnique({
      where: { companyId_personId_currency_connectionId: key },
      select: { supplierRef: true },
    });
    if (before?.supplierRef === supplierRef) return;
    await tx.employeeSupplier.upsert({
      where: { companyId_personId_currency_connectionId: key },
      create: { ...key, supplierRef, authorId: userId },
      update: { supplierRef, authorId: userId, createdAt: new Date() },
    });
    const ids = await openClaims(tx, companyId, personId, currency);
    await projectMovements(tx, companyId, ids);
    await record(tx, viewer, 'claim.supplier-chosen', personId, { currency, supplier: supplier.name });
    await announce(tx, companyId, ['expenses'], ids);
  });

/** Claims that are not in the books, in the order of their ids. A person has few of them at a time. */
async function openClaims(tx: Tx, companyId: string, personId: string, currency: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id::text as id from movements where company_id = ${companyId}::uuid and person_id = ${personId}::uuid
      and kind = 'reimbursable' and currency = ${currency}::bpchar and removed_at is null and status <> 'synced'
    order by id limit ${mostOpen}`;
  return rows.map(({ id }) => id);
}

const mostOpen = 2_000;

/** Returns the supplier in use that has the person's name and can be paid in the currency; null without one, or several. */
export async function namesakeOf(
  tx: Tx,
  connectionId: string,
  { name, currency }: { readonly name: string; readonly currency: string },
): Promise<{ readonly ref: string; readonly name: string } | null> {
  const found = await tx.supplier.findMany({
    where: {
      connectionId,
      name: { equals: name, mode: 'insensitive' },
      currency: { in: ['', currency] },
      archivedAt: null,
      removedAt: null,
    },
    select: { ref: true, name: true },
    take: 2,
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}
