import { postAttachment } from '@/lib/codat/attachments';
import { CodatError } from '@/lib/codat/errors';
import { companySettings } from '@/lib/data/companies';
import { currentConnection } from '@/lib/data/connections';
import { inScope, type Scope } from '@/lib/data/db';
import {
  claimDelivery,
  giveUpAbandoned,
  keepDelivery,
  sendReceiptAgain,
  type WaitingReceipt,
  waitingReceipts,
} from '@/lib/data/deliveries';
import { enqueue } from '@/lib/data/queue';
import { type Package, packageOf } from '@/lib/domain/package';
import { formatBytes } from '@/lib/domain/receipt';
import { readFile } from '@/lib/storage/files';
import { toJpeg } from '@/lib/storage/pictures';
import { NotYet } from './not-yet';
import { recorderFor } from './recorder';

/** Sends the receipts of a sync's written expenses after them, one call each. */
export async function deliverReceipts({ companyId, syncId }: { companyId: string; syncId: string }): Promise<void> {
  const scope = { companyId, role: 'worker' };
  const connection = await currentConnection(scope);
  const { codatCompanyId } = await companySettings(scope);
  if (!connection || !codatCompanyId) return;
  const target = packageOf(connection.package);
  const held = await giveUpAbandoned(scope, syncId, nobodyKnows);
  const broken: unknown[] = [];
  let waitSeconds = 0;
  for (const receipt of await waitingReceipts(scope, syncId)) {
    try {
      waitSeconds = Math.max(waitSeconds, await deliver(scope, codatCompanyId, target, receipt, syncId));
    } catch (error) {
      broken.push(error);
    }
  }
  if (waitSeconds > 0) {
    await inScope(scope, (tx) =>
      enqueue(tx, { name: 'deliver-receipts', data: { companyId, syncId } }, { afterSeconds: waitSeconds }),
    );
  }
  // One that cannot be delivered now keeps none of the others back; the job comes again for it.
  if (broken.length > 0) throw broken[0];
  if (held > 0) throw new NotYet(`a receipt of sync ${syncId} is held by another worker`);
}

const nobodyKnows = 'No answer came. Look in the books whether the receipt is there before sending it again.';

/** Answers after how many seconds it should be tried again; 0 when it need not. */
async function deliver(
  scope: Scope & { companyId: string },
  codatCompanyId: string,
  target: Package,
  receipt: WaitingReceipt,
  syncId: string,
): Promise<number> {
  // Prepared before it is taken up, so that a file that cannot be read leaves nothing half done.
  const prepared = await prepare(target, receipt);
  const id = await claimDelivery(scope, receipt);
  if (!id) return 0;
  if (!prepared.ok) {
    await keepDelivery(scope, id, { state: 'refused', message: prepared.reason });
    return 0;
  }
  try {
    const attachmentId = await postAttachment(
      codatCompanyId,
      receipt.codatSyncId,
      receipt.expenseId,
      prepared.file,
      recorderFor(scope.companyId, syncId),
    );
    await keepDelivery(scope, id, { state: 'delivered', attachmentId, message: null });
    return 0;
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    return settleFailure(scope, id, error);
  }
}

/** A file has no key by which Codat would know it again: whatever may have arrived is not sent a second time blindly. */
async function settleFailure(scope: Scope & { companyId: string }, id: string, error: CodatError): Promise<number> {
  const { failure } = error;
  switch (failure.kind) {
    case 'rate-limited':
      await keepDelivery(scope, id, { state: 'waiting' });
      return failure.retryAfterSeconds;
    case 'not-reached':
      await keepDelivery(scope, id, { state: 'waiting' });
      return 10;
    case 'no-answer':
    case 'server-error':
    case 'in-flight':
      await keepDelivery(scope, id, {
        state: 'unknown',
        message: nobodyKnows,
      });
      return 0;
    case 'rejected':
    case 'not-allowed':
    case 'missing':
      await keepDelivery(scope, id, { state: 'refused', message: error.message });
      return 0;
  }
}

type Prepared =
  | { ok: true; file: { name: string; mimeType: string; content: Uint8Array<ArrayBuffer> } }
  | { ok: false; reason: string };

/** The file as the package takes it: as it is, or converted where that keeps it readable, else refused before sending. */
async function prepare(target: Package, receipt: WaitingReceipt): Promise<Prepared> {
  const rules = target.receipts;
  if (!rules) return { ok: false, reason: `${target.name} takes no receipts through Outlay. Attach it there by hand.` };
  if (!rules.expenseTypes.includes(receipt.expenseType))
    return { ok: false, reason: `${target.name} takes no receipts for this kind of expense.` };
  let { fileName: name, mimeType } = receipt;
  let content = await readFile(receipt.storageKey);
  if (!rules.mimeTypes.includes(mimeType) && mimeType.startsWith('image/')) {
    content = await toJpeg(content);
    mimeType = 'image/jpeg';
    name = name.replace(/\.\w+$/, '.jpg');
  }
  if (!rules.mimeTypes.includes(mimeType))
    return { ok: false, reason: `${target.name} does not take this type of file.` };
  if (content.byteLength > rules.maxBytes && mimeType.startsWith('image/'))
    content = await toJpeg(content, rules.maxBytes);
  if (content.byteLength > rules.maxBytes)
    return {
      ok: false,
      reason: `${target.name} takes files up to ${formatBytes(rules.maxBytes)}; this one has ${formatBytes(content.byteLength)}.`,
    };
  return { ok: true, file: { name, mimeType, content } };
}

/** A person has looked in the books: the receipt is not there and shall be sent again. */
export async function deliverAgain(scope: Scope & { companyId: string }, receiptId: string): Promise<void> {
  for (const syncId of await sendReceiptAgain(scope, receiptId)) {
    await inScope(scope, (tx) =>
      enqueue(tx, { name: 'deliver-receipts', data: { companyId: scope.companyId, syncId } }),
    );
  }
}
