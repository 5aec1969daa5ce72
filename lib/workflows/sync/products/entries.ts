import { sendEntry } from '@/lib/codat/books/new-entries';
import type { NewEntryKind } from '@/lib/domain/books/new-entry';
import { findEntry } from './lookup/find-entry';
import type { Product } from './product';
import { pushProduct } from './push-product';

/**
 * New entries of one list of the books. An entry has no id of ours, so an ambiguous one is looked up by its name in a
 * list that Codat read after the last attempt (docs/decisions/016-cached-books-and-new-entries.md).
 */
export const entriesOf = (kind: NewEntryKind): Product =>
  pushProduct({
    push: (connection, push, channel) => sendEntry(connection, { kind, ...push }, channel),
    find: (context, batch, lostAt) => findEntry(kind, context, { batch, lostAt }),
    // A person waits for the entry in a dialog.
    lookAfterSeconds: 1,
    notAccepted: (name) => `${name} does not accept this entry from Outlay. Create it in ${name}.`,
    formerBooksMessage:
      'The books were disconnected before Outlay could confirm this entry. Check them before you create it again.',
  });
