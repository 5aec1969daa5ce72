import { z } from 'zod';
import { currentPerson, viewerAt } from '@/lib/auth/viewer';
import { findReceipt } from '@/lib/data/receipt/receipts';

/** Returns the receipt with the id in the URL; null when it does not exist or the viewer may not see it. */
export async function requestedReceipt(params: Promise<{ readonly company: string; readonly id: string }>) {
  const { company, id: given } = await params;
  const person = await currentPerson();
  const viewer = person && (await viewerAt(person, company));
  const id = z.uuid().safeParse(given);
  return viewer && id.success ? findReceipt(viewer, id.data) : null;
}
