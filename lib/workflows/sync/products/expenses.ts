import { setConfiguration } from '@/lib/codat/sync/configuration';
import { postExpenses, putExpense } from '@/lib/codat/sync/expenses';
import { payloadFor } from '@/lib/codat/sync/payload';
import { worker } from '@/lib/data/db';
import type { SendableSync } from '@/lib/data/sync/claim';
import { packageOf } from '@/lib/domain/books/package';
import { channelOf, type LaneContext } from '../lane-context';
import { findSync, findWritten } from './find-sync';
import { meaningOfCreation, meaningOfUpdate, type Product } from './product';
import { readSync } from './read-sync';

/** Expense transactions: new ones with POST, at most 50 in one batch, and each update with a PUT of its own. */
export const expenses: Product = {
  prepare: configureSupplier,
  send: (context, batch) => {
    const channel = channelOf(context, batch.id);
    const { codatCompanyId } = context;
    return batch.kind === 'update'
      ? putExpense(codatCompanyId, batch.payload, channel)
      : postExpenses(codatCompanyId, batch.payload, batch.idempotencyKey, channel);
  },
  meaningOf: (failure, { kind }) => (kind === 'update' ? meaningOfUpdate(failure) : meaningOfCreation(failure)),
  readResult: readSync,
  find: findSync,
  findWritten,
  payloadFor,
  formerBooksMessage:
    'This expense was prepared for books that are no longer linked. Check it against the linked books, then sync it again.',
};

/**
 * Sets the supplier in the company's configuration at Codat before the batch is sent. Some packages take the supplier
 * only from there.
 */
async function configureSupplier(context: LaneContext, batch: SendableSync): Promise<void> {
  const { connection, ports, codatCompanyId } = context;
  if (!connection || !batch.mappingVersionId || packageOf(connection.package).supplier !== 'default') return;
  const { mapping } = await ports.store.mappingVersion(worker(batch.companyId), batch.mappingVersionId);
  await setConfiguration(codatCompanyId, mapping.defaults, channelOf(context, batch.id));
}
