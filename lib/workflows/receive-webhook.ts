import { newsOf } from '@/lib/codat/webhook';
import { currentConnection, requestLists } from '@/lib/data/connections';
import { syncBy } from '@/lib/data/syncs';
import { findMessage, markProcessed } from '@/lib/data/webhooks';
import { checkConnection } from './link-company';
import { NotYet } from './not-yet';
import { refreshBooks } from './refresh-books';
import { settleSync } from './settle-sync';

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
      // The message can be quicker than the answer to the request; then the answer's own sweep finds the outcome.
      const sync = await syncBy(scope, { codatSyncId: news.codatSyncId });
      if (!sync) throw new NotYet(`no sync is known yet as ${news.codatSyncId}`);
      await settleSync({ companyId, syncId: sync.id });
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
