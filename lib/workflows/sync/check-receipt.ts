import { CodatError } from '@/lib/codat/client/errors';
import { listAttachments, type SpendingType } from '@/lib/codat/sync/spending';
import { worker } from '@/lib/data/db';
import type { Delivery } from '@/lib/data/receipt/claim-deliveries';
import { keepsField } from '@/lib/domain/books/field-exceptions';
import { packageOf } from '@/lib/domain/books/package';
import { type AttachedFile, findAttached, type UploadedReceipt } from '@/lib/domain/receipt/find-attached';
import { log } from '@/lib/log';
import { channelOf, type LaneContext } from './lane-context';
import { accepted, type LaneSignal, noSignal, signalForFailure } from './lane-signal';
import { askPerson, rescheduleLookup } from './lookup-outcome';

/** Codat stores money out as a direct cost and money in as a direct income (Codat, Accounting API). */
export const spendingTypeOf = ({ expenseType, pushed }: Pick<Delivery, 'expenseType' | 'pushed'>): SpendingType =>
  pushed?.type ?? (expenseType === 'payment' ? 'directCosts' : 'directIncomes');

/**
 * Checks one ambiguous receipt against the books, by the files of the records that may be its expense's. If it is
 * attached, it counts as delivered. If it is not, it is sent again under a new key. If that is unclear, a person is
 * asked at once.
 */
export async function checkReceipt(context: LaneContext, delivery: Delivery): Promise<LaneSignal> {
  const { connection, ports } = context;
  if (!connection) return noSignal;
  if (delivery.connectionId !== connection.id) {
    await askPerson(context, delivery, 'formerBooks');
    return noSignal;
  }
  const prepared = await ports.prepareReceipt(packageOf(connection.package), delivery);
  if (!prepared.ok) {
    await askPerson(context, delivery, 'unreadable');
    return noSignal;
  }
  try {
    const files = await readFiles(context, connection.codatConnectionId, delivery);
    const { fileName: name, bytes } = delivery;
    const receipt = { name, bytes, sentBytes: prepared.file.content.byteLength };
    const rivals = [...delivery.otherReceipts, ...(await otherExpensesReceipts(context, delivery))];
    const answer = findAttached(receipt, rivals, files);
    if (answer === 'unclear') await askPerson(context, delivery, 'unclear');
    else
      await ports.store.saveDelivery(
        delivery,
        answer === 'there' ? { state: 'delivered', attachmentId: null } : { state: 'not-found' },
      );
    return accepted;
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    log().warn({ deliveryId: delivery.id, failure: error.failure.kind }, 'could not check a receipt');
    await rescheduleLookup(context, delivery, error.failure);
    return signalForFailure(error.failure);
  }
}

async function readFiles(
  context: LaneContext,
  connectionId: string,
  delivery: Delivery,
): Promise<readonly AttachedFile[]> {
  const ids = { codatCompanyId: context.codatCompanyId, connectionId };
  const channel = channelOf(context, delivery.syncId);
  const files: AttachedFile[] = [];
  for (const recordRef of delivery.recordRefs)
    files.push(...(await listAttachments(ids, spendingTypeOf(delivery), recordRef, channel)));
  return files;
}

/**
 * Returns the receipts of other expenses that may be attached to the same records. There are none if the record is
 * certain: because the package keeps our reference, or the Accounting API reported the id of the record.
 */
async function otherExpensesReceipts(
  { connection, lane, ports }: LaneContext,
  { expenseId, recordRefs, pushed }: Delivery,
): Promise<readonly UploadedReceipt[]> {
  if (!connection || pushed?.ref || keepsField(connection.package, 'reference')) return [];
  const scope = worker(lane.companyId);
  const versions = (await ports.store.sentRecords(scope, [expenseId])).get(expenseId) ?? [];
  // With one candidate left, an expense with another note has a record of its own.
  return ports.store.receiptsOfEqualExpenses(scope, expenseId, { versions, byNote: recordRefs.length === 1 });
}
