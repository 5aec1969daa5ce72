import type { Job, JobData, JobName } from '@/lib/data/queue';
import { createEntry } from '@/lib/workflows/books/create-entry';
import { readBookings } from '@/lib/workflows/books/read-bookings';
import { readNightly, refreshBooks } from '@/lib/workflows/books/refresh';
import { receiveWebhook } from '@/lib/workflows/receive-webhook';
import { syncReady } from '@/lib/workflows/sync/sync-ready';

export type Handlers = { readonly [N in JobName]: (data: JobData<N>) => Promise<void> };

/** Which workflow each job wakes; `lane` does what is due for a company, or begins to. */
export const handlersWith = (lane: (companyId: string) => Promise<void>): Handlers => ({
  'refresh-books': refreshBooks,
  'read-nightly': readNightly,
  'read-bookings': readBookings,
  'create-entry': createEntry,
  'run-lane': ({ companyId }) => lane(companyId),
  'sync-ready': syncReady,
  'receive-webhook': receiveWebhook,
});

export type { Job };
