import { CodatError } from '@/lib/codat/client/errors';
import type { CodatChannel } from '@/lib/codat/client/http';
import type { ConnectionIds } from '@/lib/codat/company/connections';
import { packageReadState, requestPackageRead } from '@/lib/codat/sync/package-read';
import { worker } from '@/lib/data/db';
import type { LaneContext } from './lane-context';
import { withRetry } from './with-retry';

export type ReadSource<T extends string = string> = {
  readonly context: LaneContext;
  /** The id of the connection in Outlay, and the ids of company and connection at Codat. */
  readonly connectionId: string;
  readonly ids: ConnectionIds;
  /** What is read: Codat's data type, such as `directCosts` or `suppliers`. */
  readonly type: T;
  readonly channel: CodatChannel;
};

const interrupted = () =>
  new CodatError({ kind: 'not-admitted', retryAfterSeconds: 0, because: 'busy' }, 'The lane was released', null);

/**
 * Waits until Codat's cache has every record or entry of one type that was in the books at an instant. Codat's cache lacks the records that
 * Outlay wrote, so Codat has to read them from the package. The read is stored as soon as it is requested: a lookup that
 * fails or is interrupted continues with the same read, and later lookups need none.
 */
export async function readFromPackage(source: ReadSource, since: Date): Promise<void> {
  const { context, connectionId, ids, type, channel } = source;
  const { store, sleep, random } = context.ports;
  const scope = worker(context.lane.companyId);
  const key = { connectionId, type };
  let read = await store.findSpendingRead(scope, key);
  if (!read || read.requestedAt < since) {
    // Not retried at once: a request without a response may have begun a read, and Codat refuses a second one.
    await store.startSpendingRead(scope, key, await requestPackageRead(ids, type, channel));
    read = await store.findSpendingRead(scope, key);
  }
  if (!read || read.completedAt) return;
  const { operationId } = read;
  for (let waitMs = 1_000; ; waitMs = Math.min(10_000, waitMs * 1.5)) {
    await sleep(waitMs * (0.75 + random() / 2), context.stop);
    const state = await withRetry(context, () => packageReadState(ids.codatCompanyId, operationId, channel));
    if (state === 'complete') return void (await store.completeSpendingRead(scope, key, operationId));
    if (state === 'failed') {
      await store.dropSpendingRead(scope, key);
      throw new CodatError({ kind: 'no-answer' }, 'Codat did not read the books', null);
    }
    if (context.stop.aborted) throw interrupted();
  }
}
