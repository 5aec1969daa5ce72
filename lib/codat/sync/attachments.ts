import { z } from 'zod';
import { type CodatChannel, call, type Multipart } from '@/lib/codat/client/http';

const attachment = z.object({ id: z.string().nullish() });

/**
 * Attaches one receipt to its expense and returns the attachment's id in the package. Idempotent for 90 minutes: the same
 * file under the same key has the same bytes (Codat, "Idempotency": any POST).
 */
export async function postAttachment(
  codatCompanyId: string,
  codatSyncId: string,
  expenseId: string,
  file: { name: string; mimeType: string; content: Uint8Array<ArrayBuffer> },
  idempotencyKey: string,
  channel?: CodatChannel,
): Promise<string | null> {
  const path = `/companies/${codatCompanyId}/sync/expenses/syncs/${codatSyncId}/transactions/${expenseId}/attachments`;
  const body = multipart(file, idempotencyKey);
  return attachment.parse(await call({ method: 'POST', path, body, idempotencyKey, channel })).id ?? null;
}

/** FormData has a random boundary, which would change the body under the same key. This boundary is derived from the key. */
function multipart(
  { name, mimeType, content }: { name: string; mimeType: string; content: Uint8Array },
  key: string,
): Multipart {
  const boundary = `----outlay-${key}`;
  const plain = name.replace(/[\r\n]/g, ' ').replace(/"/g, '%22');
  const before = Buffer.from(
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${plain}"\r\ncontent-type: ${mimeType}\r\n\r\n`,
  );
  const bytes = Buffer.concat([before, content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return { contentType: `multipart/form-data; boundary=${boundary}`, bytes };
}
