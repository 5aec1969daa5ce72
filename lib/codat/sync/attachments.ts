import { z } from 'zod';
import { type CodatChannel, call, type Multipart } from '@/lib/codat/client/http';
import { type ConnectionIds, connectionPath } from '@/lib/codat/company/connections';

const attachment = z.object({ id: z.string().nullish() });

/**
 * Attaches one receipt to its expense. Returns the attachment's id in the package, or null if Codat gives none. With
 * the same file and key, a retry within 90 minutes is idempotent (Codat, "Idempotency": this applies to every POST).
 */
export async function postAttachment(
  codatCompanyId: string,
  codatSyncId: string,
  expenseId: string,
  file: { name: string; mimeType: string; content: Uint8Array<ArrayBuffer> },
  idempotencyKey: string,
  channel: CodatChannel | undefined,
): Promise<string | null> {
  const path = `/companies/${codatCompanyId}/sync/expenses/syncs/${codatSyncId}/transactions/${expenseId}/attachments`;
  const body = multipart(file, idempotencyKey);
  return attachment.parse(await call({ method: 'POST', path, body, idempotencyKey, channel })).id ?? null;
}

/**
 * Attaches one receipt to a direct cost or a direct income in the books. Codat's response has no body. With the same file
 * and key, a retry within 90 minutes is idempotent.
 */
export async function pushAttachment(
  connection: ConnectionIds,
  { type, ref }: { readonly type: 'directCosts' | 'directIncomes'; readonly ref: string },
  file: { name: string; mimeType: string; content: Uint8Array<ArrayBuffer> },
  idempotencyKey: string,
  channel: CodatChannel | undefined,
): Promise<void> {
  const path = `${connectionPath(connection)}/push/${type}/${encodeURIComponent(ref)}/attachment`;
  await call({ method: 'POST', path, body: multipart(file, idempotencyKey), idempotencyKey, channel });
}

/**
 * Builds the request body. FormData has a random boundary, so a retry under the same key would have a different body.
 * This boundary is derived from the key.
 */
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
