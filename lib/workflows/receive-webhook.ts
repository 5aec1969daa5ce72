import { webhookHint } from '@/lib/codat/webhook';
import { currentConnection } from '@/lib/data/connection/connections';
import { type CompanyScope, worker } from '@/lib/data/db';
import type { JobData } from '@/lib/data/queue';
import { triggerPoll } from '@/lib/data/sync/poll';
import { findWebhookMessage, markWebhookProcessed } from '@/lib/data/webhooks';
import { checkConnection } from './books/check-connection';
import { refreshBooks } from './books/refresh';
import { RetryLater } from './retry-later';

/** Processes a stored webhook. The webhook only says what changed; the new state is read from Codat. */
export async function receiveWebhook({ companyId, messageId }: JobData<'receive-webhook'>): Promise<void> {
  const scope = worker(companyId);
  const message = await findWebhookMessage(companyId, messageId);
  if (!message) return;
  const hint = webhookHint(message.eventType, message.body);
  switch (hint.about) {
    case 'sync':
      await pollWrite(scope, hint.codatSyncId);
      break;
    case 'connection':
      await checkConnection(companyId, hint.connectionId);
      break;
    case 'lists': {
      const connection = await currentConnection(scope);
      if (connection?.status !== 'linked') break;
      // The lists were read after this webhook was sent, so another read would bring nothing new.
      if (hint.at && connection.listsReadAt && hint.at < connection.listsReadAt) break;
      await refreshBooks({ companyId, connectionId: connection.id, lists: hint.lists });
      break;
    }
    case 'creation':
      await pollWrite(scope, hint.pushKey);
      break;
    case 'nothing':
      break;
  }
  await markWebhookProcessed(companyId, messageId);
}

/**
 * Makes the poll of a write due. A webhook can arrive before the id of the write is saved. `recordSent` then finds the
 * message, unless both happen at once, so the message is also tried again.
 */
async function pollWrite(scope: CompanyScope, codatId: string): Promise<void> {
  if ((await triggerPoll(scope, codatId)) === 'not-recorded-yet')
    throw new RetryLater(`no write is known yet as ${codatId}`);
}
