import { z } from 'zod';
import { currentViewer } from '@/lib/auth/viewer';
import { findReceipt } from '@/lib/data/receipt/receipts';
import { readFile } from '@/lib/storage/files';
import { notThere, pictureResponse } from '@/lib/storage/serve';

export async function GET(
  _request: Request,
  { params }: RouteContext<'/api/receipts/[id]/thumbnail'>,
): Promise<Response> {
  const viewer = await currentViewer();
  const id = z.uuid().safeParse((await params).id);
  const receipt = viewer && id.success ? await findReceipt(viewer, id.data) : null;
  if (!receipt) return notThere();
  return pictureResponse(await readFile(receipt.storageKey.replace(/original$/, 'thumbnail.webp')));
}
