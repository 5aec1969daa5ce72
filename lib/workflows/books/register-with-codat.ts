import { registerWebhook, setRedirect } from '@/lib/codat/company/registration';
import { env } from '@/lib/env';

/** Where Codat sends its webhooks, and where Link sends people back to. */
export const webhookPath = '/api/webhooks/codat';
export const linkReturnPath = '/api/link/return';

/**
 * Tells Codat where we are. Only in the sandbox: with a real account both are set once by a person in the Codat
 * Portal, as they belong to the whole client and not to this process.
 */
export async function registerWithCodat(): Promise<void> {
  const { codat, APP_URL } = env();
  if (codat.mode !== 'sandbox') return;
  await registerWebhook(new URL(webhookPath, APP_URL).href);
  await setRedirect(new URL(linkReturnPath, APP_URL).href);
}
