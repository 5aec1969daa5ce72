import 'server-only';
import { record } from '@/lib/data/audit';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { lockCoding } from '@/lib/data/movement/coding-lock';
import { reprojectOpen } from '@/lib/data/movement/reproject';
import { announce, enqueue } from '@/lib/data/queue';
import { type PackageKey, packageOf } from '@/lib/domain/books/package';
import { writesWith } from '@/lib/domain/books/package/package-type';
import { keyWithWay, type Way } from '@/lib/domain/books/package/ways';
import { plural } from '@/lib/domain/plural';
import { Refusal } from '@/lib/domain/refusal';
import { toConnection } from './connections';

/**
 * Saves with which API of Codat the company writes to its package. Refuses while records are queued or sent, because these
 * were frozen for the other way. Reads the lists again, because each way takes other accounts and tax rates.
 */
export const chooseWay = (
  scope: CompanyScope,
  { connectionId, way }: { readonly connectionId: string; readonly way: Way },
): Promise<void> =>
  inScope(scope, async (tx) => {
    const { companyId } = scope;
    await lockCoding(tx, companyId);
    const row = await tx.connection.findFirst({ where: { id: connectionId, companyId, removedAt: null } });
    if (!row) throw new Refusal('Another package is linked by now. Load the page again.');
    const { package: from } = toConnection(row);
    const to = wayOf(from, way);
    if (to === from) return;
    const open = await openRecords(tx, companyId);
    if (open > 0)
      throw new Refusal(
        `${plural(open, '# record is', '# records are')} still being synced. Nothing was changed. Choose the way when that has ended.`,
      );
    await tx.connection.updateMany({
      where: { id: connectionId, companyId },
      data: { package: to, listsRequestedAt: new Date(), listsError: null },
    });
    await reprojectOpen(tx, companyId);
    await record(tx, scope, 'connection.way-chosen', connectionId, { package: to, with: writesWith(to) });
    await enqueue(tx, { name: 'refresh-books', data: { companyId, connectionId } });
    await announce(tx, companyId, ['connection', 'books', 'mapping', 'expenses']);
  });

function wayOf(from: PackageKey, way: Way): PackageKey {
  const to = keyWithWay(from, way);
  if (to === null) throw new Refusal(`${packageOf(from).name} has only one way. Nothing was changed.`);
  return to;
}

/** Returns how many movements are queued, being sent, or have an unknown outcome. */
async function openRecords(tx: Tx, companyId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from movements where company_id = ${companyId}::uuid and removed_at is null
      and status in ('queued', 'sending', 'unknown')`;
  return row?.count ?? 0;
}
