import { z } from 'zod';
import { currentViewer } from '@/lib/auth/viewer';
import { findReceipt } from '@/lib/data/receipt/receipts';
import { readFile } from '@/lib/storage/files';
import { notThere, pictureResponse } from '@/lib/storage/serve';

const asked = z.object({ id: z.uuid(), page: z.coerce.number().int().positive() });

/** One page of a receipt as a picture, counted from 1. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/api/receipts/[id]/pages/[page]'>,
): Promise<Response> {
  const viewer = await currentViewer();
  const parsed = asked.safeParse(await params);
  const receipt = viewer && parsed.success ? await findReceipt(viewer, parsed.data.id) : null;
  if (!receipt || !parsed.data || parsed.data.page > receipt.pages) return notThere();
  return pictureResponse(await readFile(receipt.storageKey.replace(/original$/, `page-${parsed.data.page}.webp`)));
}
