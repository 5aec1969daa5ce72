import { setConfiguration } from '@/lib/codat/sync/configuration';
import { postExpenses, putExpense } from '@/lib/codat/sync/expenses';
import { worker } from '@/lib/data/db';
import type { SendableSync } from '@/lib/data/sync/claim';
import { packageOf } from '@/lib/domain/books/package';
import { channelOf, type LaneContext } from '../lane-context';
import type { Product } from './product';
import { transactions } from './transactions';

/** Expense transactions. */
export const expenses: Product = {
  ...transactions({ post: postExpenses, put: putExpense }),
  prepare: configureSupplier,
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
