import { z } from 'zod';
import { call } from './http';
import { ask } from './platform';

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
] as const;

const consumers = z.union([
  z.array(z.looseObject({ id: z.string(), url: z.string() })),
  z.looseObject({ results: z.array(z.looseObject({ id: z.string(), url: z.string() })) }),
]);
const profile = z.looseObject({ name: z.string().nullish(), redirectUrl: z.string().nullish() });

/** Registers our webhook at this address, once, and takes away those of ours at older addresses. */
export async function registerWebhook(url: string): Promise<void> {
  const read = consumers.parse(await call({ method: 'GET', path: '/webhooks' }));
  const list = Array.isArray(read) ? read : read.results;
  const ours = list.filter((consumer) => new URL(consumer.url).pathname === new URL(url).pathname);
  for (const stale of ours.filter((consumer) => consumer.url !== url))
    await ask((codat) => codat.webhooks.deleteConsumer({ webhookId: stale.id }));
  if (ours.some((consumer) => consumer.url === url)) return;
  await call({ method: 'POST', path: '/webhooks', body: JSON.stringify({ url, eventTypes: events, disabled: false }) });
}

/** What Link calls us, and where it sends people back to. The templates are Codat's (set up redirects). */
export async function setRedirect(url: string): Promise<void> {
  const current = profile.parse(await call({ method: 'GET', path: '/profile' }));
  const name = 'Outlay';
  const redirectUrl = `${url}?connectionId={connectionId}&statusCode={statusCode}&errorMessage={errorMessage}`;
  if (current.name === name && current.redirectUrl === redirectUrl) return;
  await call({
    method: 'PUT',
    path: '/profile',
    body: JSON.stringify({ ...current, name, redirectUrl }),
  });
}
