import type { Job, JobData, JobName } from '@/lib/data/queue';
import { deliverReceipts } from '@/lib/workflows/deliver-receipts';
import { receiveWebhook } from '@/lib/workflows/receive-webhook';
import { refreshBooks } from '@/lib/workflows/refresh-books';
import { settleSync } from '@/lib/workflows/settle-sync';
import { submitSync } from '@/lib/workflows/submit-sync';

/** Which workflow each job wakes. */
export const handlers: { readonly [N in JobName]: (data: JobData<N>) => Promise<void> } = {
  'refresh-books': refreshBooks,
  'submit-sync': submitSync,
  'settle-sync': settleSync,
  'deliver-receipts': deliverReceipts,
  'receive-webhook': receiveWebhook,
};

export type { Job };
