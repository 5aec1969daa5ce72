import { z } from 'zod';
import { currentViewer } from '@/lib/auth/viewer';
import { findReceipt } from '@/lib/data/receipt/receipts';

/** Returns the receipt with the id in the URL; null when it does not exist or the viewer may not see it. */
export async function requestedReceipt(params: Promise<{ readonly id: string }>) {
  const viewer = await currentViewer();
  const id = z.uuid().safeParse((await params).id);
  return viewer && id.success ? findReceipt(viewer, id.data) : null;
}
