import { verifyWebhook } from '@/lib/codat/webhook';
import { companyByCodatId } from '@/lib/data/company/companies';
import { saveWebhookMessage } from '@/lib/data/webhooks';
import { log } from '@/lib/log';

const largest = 1024 * 1024;

/**
 * Takes a message from Codat: proves that it is Codat's, keeps it once and answers at once; a job acts on it.
 * A message about a company we do not have is taken and not kept, so that Codat does not send it again.
 */
export async function POST(request: Request): Promise<Response> {
  const raw = await readText(request);
  if (raw === null) return new Response(null, { status: 413 });
  const message = verifyWebhook(raw, request.headers);
  if (!message) {
    log().warn('a message that does not prove to be from Codat was refused');
    return new Response(null, { status: 401 });
  }
  const companyId = message.codatCompanyId && (await companyByCodatId(message.codatCompanyId));
  if (!companyId) return new Response(null, { status: 202 });
  const { id, eventType, body } = message;
  const isNew = await saveWebhookMessage(companyId, { id, eventType, body });
  log().info({ webhookId: id, eventType, companyId, isNew }, 'heard from Codat');
  return new Response(null, { status: 204 });
}

/** The body as it was signed; null when it is larger than any message of Codat's, whatever its length was said to be. */
async function readText(request: Request): Promise<string | null> {
  const decoder = new TextDecoder();
  let length = 0;
  let text = '';
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > largest) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
