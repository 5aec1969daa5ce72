import { z } from 'zod';
import { type CodatChannel, call } from '@/lib/codat/client/http';
import { callSdk } from '@/lib/codat/client/platform';

const events = [
  'connection.connected',
  'connection.disconnected',
  'connection.failed',
  'connection.reconnected',
  'connection.deleted',
  'read.completed.initial',
  'read.completed',
  'expenses.sync.successful',
  'expenses.sync.unsuccessful',
  'chartOfAccounts.write.successful',
  'chartOfAccounts.write.unsuccessful',
  'bankAccounts.write.successful',
  'bankAccounts.write.unsuccessful',
  'suppliers.write.successful',
  'suppliers.write.unsuccessful',
] as const;

const consumer = z.looseObject({
  id: z.string(),
  url: z.string(),
  eventTypes: z.array(z.string()).nullish(),
});
const consumers = z.union([z.array(consumer), z.looseObject({ results: z.array(consumer) })]);
const profile = z.looseObject({ name: z.string().nullish(), redirectUrl: z.string().nullish() });

/**
 * Registers our webhook unless it is registered already. Deletes earlier registrations with another address or without
 * some of the events.
 */
export async function registerWebhook(url: string, channel: CodatChannel | undefined): Promise<void> {
  const read = consumers.parse(await call({ method: 'GET', path: '/webhooks', channel }));
  const list = Array.isArray(read) ? read : read.results;
  const ours = list.filter((known) => new URL(known.url).pathname === new URL(url).pathname);
  const isCurrent = (known: z.output<typeof consumer>) =>
    known.url === url && events.every((event) => known.eventTypes?.includes(event));
  for (const stale of ours.filter((known) => !isCurrent(known)))
    await callSdk((codat) => codat.webhooks.deleteConsumer({ webhookId: stale.id }), channel);
  if (ours.some(isCurrent)) return;
  const body = JSON.stringify({ url, eventTypes: events, disabled: false });
  await call({ method: 'POST', path: '/webhooks', body, channel });
}

/**
 * Sets the name that Codat's Link page shows and the address to which it redirects. Codat replaces the placeholders in
 * the address (Codat, set up redirects).
 */
export async function setRedirect(url: string, channel: CodatChannel | undefined): Promise<void> {
  const current = profile.parse(await call({ method: 'GET', path: '/profile', channel }));
  const name = 'Outlay';
  const redirectUrl = `${url}?connectionId={connectionId}&statusCode={statusCode}&errorMessage={errorMessage}`;
  if (current.name === name && current.redirectUrl === redirectUrl) return;
  await call({
    method: 'PUT',
    path: '/profile',
    body: JSON.stringify({ ...current, name, redirectUrl }),
    channel,
  });
}
