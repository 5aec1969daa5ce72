import { findByName } from '@/lib/codat/books/list-entries';
import { entryDataType, entryNameIn } from '@/lib/codat/books/new-entries';
import { listForKind, type NewEntryKind } from '@/lib/domain/books/new-entry';
import { channelOf, type LaneContext } from '../../lane-context';
import { readFromPackage } from '../../read-from-package';
import { withRetry } from '../../with-retry';
import type { Finding } from '../product';
import { packageNameOf } from '../push-product';
import { idsOf } from '../read-push';
import { findLostPush, type LostPush } from './find-lost-push';

/**
 * Finds out whether an ambiguous entry is in the books, or may still be written. An entry has no id of ours, so it is
 * looked up by its name.
 *
 * An entry on which Codat gave up may be written at any time later: it stays in the queue of the connector of a desktop
 * package (Codat, "Push": "TimedOut may still write"). So it is never sent again.
 */
export const findEntry = (kind: NewEntryKind, context: LaneContext, lost: LostPush): Promise<Finding> => {
  const type = entryDataType(kind);
  return findLostPush(context, lost, {
    type,
    readTypes: [type],
    findInBooks: async (since) => {
      const ids = idsOf(context);
      const channel = channelOf(context, lost.batch.id);
      await readFromPackage({ context, connectionId: lost.batch.connectionId, ids, type, channel }, since);
      const name = entryNameIn(kind, lost.batch.payload);
      const ref = await withRetry(context, () => findByName(ids, listForKind(kind), name, channel));
      return ref === null ? { taken: 'none' } : { taken: 'record', ref };
    },
    sendAgainAfterSeconds: null,
    unconfirmedMessage: unconfirmedMessage(packageNameOf(context)),
  });
};

const unconfirmedMessage = (name: string): string =>
  `${name} did not confirm this entry within a day, and does not list it. It may still appear. Check ${name} before you create it again.`;
