import { z } from 'zod';
import { call, type Recorder } from './http';

const attachment = z.object({ id: z.string().nullish() });

/** Sends one receipt after its expense; answers the attachment's id in the package. Made once: Codat knows no key for it. */
export async function postAttachment(
  codatCompanyId: string,
  codatSyncId: string,
  expenseId: string,
  file: { name: string; mimeType: string; content: Uint8Array<ArrayBuffer> },
  record?: Recorder,
): Promise<string | null> {
  const body = new FormData();
  body.set('file', new Blob([file.content], { type: file.mimeType }), file.name);
  const path = `/companies/${codatCompanyId}/sync/expenses/syncs/${codatSyncId}/transactions/${expenseId}/attachments`;
  return attachment.parse(await call({ method: 'POST', path, body, record })).id ?? null;
}
