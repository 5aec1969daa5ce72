import type { CodatChannel } from '@/lib/codat/client/http';
import { payloadFor } from '@/lib/codat/sync/payload';
import { channelOf } from '../lane-context';
import { findSync, findWritten } from './lookup/find-sync';
import { meaningOfCreation, meaningOfUpdate, type Product } from './product';
import { readSync } from './read-sync';

type Channel = CodatChannel | undefined;
type Calls = {
  /** Sends new records, at most 50. Returns the id of the sync that Codat starts for them. */
  readonly post: (codatCompanyId: string, payload: string, idempotencyKey: string, channel: Channel) => Promise<string>;
  /** Sends the update of one record. Returns the id of the sync that Codat starts for it. */
  readonly put: (codatCompanyId: string, payload: string, channel: Channel) => Promise<string>;
};

/** A product of the Expenses API that creates records with POST, many in one batch, and updates each with a PUT. */
export const transactions = ({ post, put }: Calls): Product => ({
  send: (context, batch) => {
    const channel = channelOf(context, batch.id);
    const { codatCompanyId } = context;
    return batch.kind === 'update'
      ? put(codatCompanyId, batch.payload, channel)
      : post(codatCompanyId, batch.payload, batch.idempotencyKey, channel);
  },
  meaningOf: (failure, { kind }) => (kind === 'update' ? meaningOfUpdate(failure) : meaningOfCreation(failure)),
  readResult: readSync,
  find: findSync,
  findWritten,
  payloadFor,
  formerBooksMessage:
    'This expense was prepared for books that are no longer linked. Check it against the linked books, then sync it again.',
});
