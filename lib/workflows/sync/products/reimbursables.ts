import { payloadFor } from '@/lib/codat/sync/payload';
import { postReimbursables, putReimbursable } from '@/lib/codat/sync/reimbursables';
import { channelOf } from '../lane-context';
import { findSync, findWritten } from './find-sync';
import { meaningOfCreation, meaningOfUpdate, type Product } from './product';
import { readSync } from './read-sync';

/** Reimbursable expenses, which become bills: new ones with POST, and each update with a PUT of its own. */
export const reimbursables: Product = {
  send: async (context, batch) => {
    const channel = channelOf(context, batch.id);
    const { codatCompanyId } = context;
    return batch.kind === 'update'
      ? putReimbursable(codatCompanyId, batch.payload, channel)
      : postReimbursables(codatCompanyId, batch.payload, batch.idempotencyKey, channel);
  },
  meaningOf: (failure, { kind }) => (kind === 'update' ? meaningOfUpdate(failure) : meaningOfCreation(failure)),
  readResult: readSync,
  find: findSync,
  findWritten,
  payloadFor,
  formerBooksMessage:
    'This expense was prepared for books that are no longer linked. Check it against the linked books, then sync it again.',
};
