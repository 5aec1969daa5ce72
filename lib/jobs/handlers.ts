import type { Job, JobData, JobName } from '@/lib/data/queue';
import { receiveWebhook } from '@/lib/workflows/receive-webhook';
import { refreshBooks } from '@/lib/workflows/refresh-books';
import { syncReady } from '@/lib/workflows/sync-ready';
import type { LaneRunner } from './lane-runner';

export type Handlers = { readonly [N in JobName]: (data: JobData<N>) => Promise<void> };

/** Which workflow each job wakes. */
export const handlersWith = (lanes: LaneRunner): Handlers => ({
  'refresh-books': refreshBooks,
  'run-lane': ({ companyId }) => lanes.run(companyId),
  'sync-ready': syncReady,
  'receive-webhook': receiveWebhook,
});

export type { Job };
