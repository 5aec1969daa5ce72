import 'server-only';
import { record } from '@/lib/data/audit';
import { type CompanyScope, inScope } from '@/lib/data/db';
import { lockCoding } from '@/lib/data/movement/coding-lock';
import { reprojectOpen } from '@/lib/data/movement/reproject';
import { announce, enqueue } from '@/lib/data/queue';
import { resumeLaneIn } from '@/lib/data/sync/lane-pause';
import { revokeLease } from '@/lib/data/sync/lease';
import { lockQueuedSyncs, withdrawQueued } from '@/lib/data/sync/withdraw';
import type { Connection } from '@/lib/domain/books/books';

/**
 * Saves the status that Codat reports. If the package is newly linked, it also requests a read of the lists. Returns
 * false if the status is no longer `from`, the one that was stored before Codat was asked: then what Codat said may be
 * out of date. So if a poll, a webhook and a redirect find the link at the same time, one of them saves it.
 */
export const saveConnectionStatus = (
  scope: CompanyScope,
  codatConnectionId: string,
  { from, to }: { from: Connection['status']; to: Connection['status'] },
): Promise<boolean> =>
  inScope(scope, async (tx) => {
    await lockCoding(tx, scope.companyId);
    const now = new Date();
    const linked = { linkedAt: now, linkFailure: null, listsRequestedAt: now, listsError: null };
    // A visit to Codat before the access was lost is over.
    const lost = { linkStartedAt: null };
    const { count } = await tx.connection.updateMany({
      where: { companyId: scope.companyId, codatConnectionId, removedAt: null, status: from },
      data: { status: to, ...(to === 'linked' && linked), ...(from === 'linked' && lost) },
    });
    if (count === 0) return false;
    await reprojectOpen(tx, scope.companyId);
    const row = await tx.connection.findUniqueOrThrow({ where: { codatConnectionId } });
    await record(tx, scope, `connection.${to}`, row.id, { package: row.package });
    if (to === 'linked') {
      await enqueue(tx, { name: 'refresh-books', data: { companyId: scope.companyId, connectionId: row.id } });
      // The lane may be paused because the package was not linked.
      await resumeLaneIn(tx, scope.companyId);
    }
    await announce(tx, scope.companyId, ['connection', 'books', 'mapping', 'expenses']);
    return true;
  });

/** Removes the connection and withdraws the queued batches. The mapping remains. */
export const removeConnection = (scope: CompanyScope, id: string): Promise<void> =>
  inScope(scope, async (tx) => {
    await lockCoding(tx, scope.companyId);
    const { count } = await tx.connection.updateMany({
      where: { id, companyId: scope.companyId, removedAt: null },
      data: { removedAt: new Date(), status: 'unlinked' },
    });
    if (count === 0) return;
    await revokeLease(tx, scope.companyId);
    await lockQueuedSyncs(tx, scope.companyId);
    await reprojectOpen(tx, scope.companyId);
    // The queued batches were frozen for the books of this connection, so they must not be sent to other books.
    await withdrawQueued(tx, scope);
    await record(tx, scope, 'connection.disconnected', id);
    await announce(tx, scope.companyId, ['connection', 'books', 'mapping', 'expenses']);
  });
