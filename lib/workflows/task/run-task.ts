import { worker } from '@/lib/data/db';
import { doPage, failPage } from '@/lib/data/task/pages';
import { requeueTask } from '@/lib/data/task/tasks';
import { log } from '@/lib/log';
import { RetryLater } from '@/lib/workflows/retry-later';
import { taskPages } from './kinds';

/** A job works on one task for at most this long. Then it is enqueued again, behind the tasks of other companies. */
const sliceMs = 10_000;

/**
 * Works on a background task, page by page. Idempotent: the task stores which rows are done. A page that fails is tried
 * again by the queue, and after five times the task ends with a message.
 */
export async function runTask(job: { readonly companyId: string; readonly taskId: string }): Promise<void> {
  const endsAt = performance.now() + sliceMs;
  try {
    for (let hasMore = true; hasMore; ) {
      hasMore = await doPage(job, taskPages);
      if (hasMore && performance.now() > endsAt) return await requeueTask(job);
    }
  } catch (error) {
    const again = await failPage(worker(job.companyId), job.taskId, error);
    log().error({ err: error, ...job }, 'a page of a background task failed');
    if (again) throw new RetryLater('the page of the task is tried again');
  }
}
