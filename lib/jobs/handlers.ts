import type { JobData, JobName } from '@/lib/data/queue';
import { sendBankLines } from '@/lib/workflows/bank-line/send-lines';
import { listEntry } from '@/lib/workflows/books/list-entry';
import { pollLink } from '@/lib/workflows/books/poll-link';
import { readBills } from '@/lib/workflows/books/read-bills';
import { readBookings } from '@/lib/workflows/books/read-bookings';
import { readNightly, refreshBooks } from '@/lib/workflows/books/refresh';
import { checkMovements } from '@/lib/workflows/movement/check-movements';
import { projectOpenMovements } from '@/lib/workflows/movement/project-open-movements';
import { receiveWebhook } from '@/lib/workflows/receive-webhook';
import { matchAccount } from '@/lib/workflows/reconcile/match-account';
import { readRecords } from '@/lib/workflows/reconcile/read-records';
import { syncReady } from '@/lib/workflows/sync/sync-ready';
import { runTask } from '@/lib/workflows/task/run-task';

export type Handlers = { readonly [N in JobName]: (data: JobData<N>) => Promise<void> };

/**
 * Returns the function that runs each kind of job. `runLane` does the company's due work; in the worker it starts the
 * work and returns at once.
 */
export const createHandlers = (runLane: (companyId: string) => Promise<void>): Handlers => ({
  'refresh-books': refreshBooks,
  'poll-link': (data) => pollLink(data),
  'read-nightly': readNightly,
  'read-bookings': readBookings,
  'read-records': readRecords,
  'match-account': matchAccount,
  'read-bills': readBills,
  'list-entry': listEntry,
  'run-lane': ({ companyId }) => runLane(companyId),
  'project-movements': projectOpenMovements,
  'check-movements': async ({ companyId }) => void (await checkMovements(companyId)),
  'sync-ready': syncReady,
  'send-bank-lines': sendBankLines,
  'run-task': runTask,
  'receive-webhook': receiveWebhook,
});
