import { webhookHint } from '@/lib/codat/webhook';
import { currentConnection } from '@/lib/data/connection/connections';
import { worker } from '@/lib/data/db';
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
    case 'sync': {
      // A webhook can arrive before the batch's sync id is saved. In that case `recordSent` finds this message and
      // makes the poll due.
      const result = await triggerPoll(scope, hint.codatSyncId);
      if (result === 'not-recorded-yet') throw new RetryLater(`no sync is known yet as ${hint.codatSyncId}`);
      break;
    }
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
      // Not retried if no batch has this push: Codat also reports writes that Outlay did not request. `recordSent` finds
      // a message that arrived too early.
      await triggerPoll(scope, hint.pushKey);
      break;
    case 'nothing':
      break;
  }
  await markWebhookProcessed(companyId, messageId);
}
