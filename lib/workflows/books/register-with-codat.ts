import { registerWebhook, setRedirect } from '@/lib/codat/company/registration';
import { env } from '@/lib/env';
import { openChannel } from '@/lib/workflows/codat-channel';

export const webhookPath = '/api/webhooks/codat';
export const linkReturnPath = '/api/link/return';

/**
 * Registers our webhook address at Codat, and the address to which its Link page redirects. Does so only in the
 * sandbox. In a real Codat account these settings are shared by all processes, so a person sets them once in the Codat
 * Portal.
 */
export async function registerWithCodat(): Promise<void> {
  const { codat, APP_URL } = env();
  if (codat.mode !== 'sandbox') return;
  const channel = openChannel({ companyId: null });
  await registerWebhook(new URL(webhookPath, APP_URL).href, channel);
  await setRedirect(new URL(linkReturnPath, APP_URL).href, channel);
}
