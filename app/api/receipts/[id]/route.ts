import { z } from 'zod';
import { currentViewer } from '@/lib/auth/viewer';
import { findReceipt } from '@/lib/data/receipt/receipts';
import { readFile } from '@/lib/storage/files';
import { downloadResponse, notThere } from '@/lib/storage/serve';

/** The original of a receipt, byte for byte as it was uploaded. */
export async function GET(_request: Request, { params }: RouteContext<'/api/receipts/[id]'>): Promise<Response> {
  const viewer = await currentViewer();
  const id = z.uuid().safeParse((await params).id);
  const receipt = viewer && id.success ? await findReceipt(viewer, id.data) : null;
  if (!receipt) return notThere();
  return downloadResponse(await readFile(receipt.storageKey), receipt.mimeType, receipt.fileName);
}
