import { z } from 'zod';
import { currentViewer } from '@/lib/auth/viewer';
import { findReceipt } from '@/lib/data/receipt/receipts';

/** Returns the receipt in the route's address; null when there is none that the viewer may see. */
export async function requestedReceipt(params: Promise<{ readonly id: string }>) {
  const viewer = await currentViewer();
  const id = z.uuid().safeParse((await params).id);
  return viewer && id.success ? findReceipt(viewer, id.data) : null;
}
