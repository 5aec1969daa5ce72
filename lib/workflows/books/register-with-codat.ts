import { registerWebhook, setRedirect } from '@/lib/codat/company/registration';
import { env } from '@/lib/env';

export const webhookPath = '/api/webhooks/codat';
export const linkReturnPath = '/api/link/return';

/**
 * Registers the address of the webhook and of the redirect after Link. Only in the sandbox: in a real account they apply
 * to all processes, and a person sets them once in the Codat Portal.
 */
export async function registerWithCodat(): Promise<void> {
  const { codat, APP_URL } = env();
  if (codat.mode !== 'sandbox') return;
  await registerWebhook(new URL(webhookPath, APP_URL).href);
  await setRedirect(new URL(linkReturnPath, APP_URL).href);
}
