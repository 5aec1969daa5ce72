import { newsOf } from '@/lib/codat/webhook';
import { currentConnection, requestLists } from '@/lib/data/connections';
import { hintSync } from '@/lib/data/syncs';
import { findMessage, markProcessed } from '@/lib/data/webhooks';
import { checkConnection } from './link-company';
import { NotYet } from './not-yet';
import { refreshBooks } from './refresh-books';

/** Acts on a kept message: it says where to look, and what is found there counts. */
export async function receiveWebhook({
  companyId,
  messageId,
}: {
  companyId: string;
  messageId: string;
}): Promise<void> {
  const scope = { companyId, role: 'worker' };
  const message = await findMessage(companyId, messageId);
  if (!message) return;
  const news = newsOf(message.eventType, message.body);
  switch (news.about) {
    case 'sync': {
      // It can be quicker than the answer to the request: whoever keeps that answer then finds this message.
      const heard = await hintSync(scope, news.codatSyncId);
      if (heard === 'perhaps') throw new NotYet(`no sync is known yet as ${news.codatSyncId}`);
      break;
    }
    case 'connection':
      await checkConnection(companyId, news.connectionId);
      break;
    case 'lists': {
      const connection = await currentConnection(scope);
      if (connection?.status !== 'linked') break;
      if (connection.listsRequestedAt) await refreshBooks({ companyId, connectionId: connection.id });
      else await requestLists(scope, connection.id);
      break;
    }
    case 'nothing':
      break;
  }
  await markProcessed(companyId, messageId);
}
