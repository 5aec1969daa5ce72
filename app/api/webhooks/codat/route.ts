import { verifyWebhook } from '@/lib/codat/webhook';
import { noteWebhook } from '@/lib/data/codat-account';
import { companyByCodatId } from '@/lib/data/company/companies';
import { saveWebhookMessage } from '@/lib/data/webhooks';
import { log } from '@/lib/log';
import { readBody } from '../../read-body';

const maxBytes = 1024 * 1024;

/**
 * Verifies a webhook message from Codat and stores it once; a job processes it later. A message about an unknown
 * company gets a success response, so that Codat does not retry it, but is not stored.
 */
export async function POST(request: Request): Promise<Response> {
  const body = await readBody(request, maxBytes);
  if (body === 'too large') return new Response(null, { status: 413 });
  const message = verifyWebhook(new TextDecoder().decode(body), request.headers);
  if (!message) {
    log().warn('refused a webhook message without a valid signature');
    await noteWebhook('invalid');
    return new Response(null, { status: 401 });
  }
  await noteWebhook('valid');
  const companyId = message.codatCompanyId && (await companyByCodatId(message.codatCompanyId));
  if (!companyId) return new Response(null, { status: 202 });
  const { id, eventType } = message;
  const isNew = await saveWebhookMessage(companyId, { id, eventType, body: message.body });
  log().info({ webhookId: id, eventType, companyId, isNew }, 'received a webhook message from Codat');
  return new Response(null, { status: 204 });
}
