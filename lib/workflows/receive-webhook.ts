import { webhookHint } from '@/lib/codat/webhook';
import { newEntryOfPush } from '@/lib/data/books/new-entries';
import { currentConnection } from '@/lib/data/connection/connections';
import { worker } from '@/lib/data/db';
import { triggerPoll } from '@/lib/data/sync/poll';
import { findWebhookMessage, markWebhookProcessed } from '@/lib/data/webhooks';
import { createEntry } from './books/create-entry';
import { checkConnection } from './books/link';
import { refreshBooks } from './books/refresh';
import { RetryLater } from './retry-later';

/** Acts on a kept message: it says where to look, and what is found there counts. */
export async function receiveWebhook({
  companyId,
  messageId,
}: {
  companyId: string;
  messageId: string;
}): Promise<void> {
  const scope = worker(companyId);
  const message = await findWebhookMessage(companyId, messageId);
  if (!message) return;
  const news = webhookHint(message.eventType, message.body);
  switch (news.about) {
    case 'sync': {
      // It can be quicker than the answer to the request: whoever keeps that answer then finds this message.
      const heard = await triggerPoll(scope, news.codatSyncId);
      if (heard === 'not-recorded-yet') throw new RetryLater(`no sync is known yet as ${news.codatSyncId}`);
      break;
    }
    case 'connection':
      await checkConnection(companyId, news.connectionId);
      break;
    case 'lists': {
      const connection = await currentConnection(scope);
      if (connection?.status !== 'linked') break;
      // We read them since, without waiting for this.
      if (news.at && connection.listsReadAt && news.at < connection.listsReadAt) break;
      // All of them when somebody asked for that, else those that Codat read by itself.
      await refreshBooks({ companyId, connectionId: connection.id, lists: news.lists });
      break;
    }
    case 'creation': {
      const entry = await newEntryOfPush(scope, news.pushKey);
      if (entry) await createEntry({ companyId, entryId: entry.id });
      break;
    }
    case 'nothing':
      break;
  }
  await markWebhookProcessed(companyId, messageId);
}
