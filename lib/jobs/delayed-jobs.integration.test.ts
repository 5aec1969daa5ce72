import { expect, test } from 'vitest';
import { inScope, worker } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { enqueue } from '@/lib/data/queue';
import { aCompany } from '@/lib/testing/people';
import { QueueWorkers } from './queue-workers';
import { openQueue, queues } from './queues';

test('a delayed job starts within seconds of its time', async () => {
  const { companyId } = await aCompany();
  const queue = openQueue();
  await queue.start();
  const workers = new QueueWorkers(queue);
  const startedAt = Promise.withResolvers<number>();
  await workers.work('poll-link', async () => startedAt.resolve(Date.now()));
  const look = setInterval(() => workers.wakeDue(), 500);
  const dueAt = Date.now() + 3_000;
  await inScope(worker(companyId), (tx) =>
    enqueue(tx, { name: 'poll-link', data: { companyId, connectionId: newId() } }, { afterSeconds: 3 }),
  );
  const late = (await startedAt.promise) - dueAt;
  clearInterval(look);
  await queue.stop({ graceful: false });
  // pg-boss stores the time in whole milliseconds of the database's clock.
  expect(late).toBeGreaterThanOrEqual(-50);
  // pg-boss itself would look after 30 seconds. On a busy machine a query takes seconds.
  expect(late).toBeLessThan(10_000);
});

test('jobs that wait are run one after the other, without a pause between them', async () => {
  const { companyId } = await aCompany();
  const number = queues['sync-ready'].concurrency * 10;
  await inScope(worker(companyId), async (tx) => {
    for (let index = 0; index < number; index += 1) await enqueue(tx, { name: 'sync-ready', data: { companyId } });
  });
  const queue = openQueue();
  await queue.start();
  const workers = new QueueWorkers(queue);
  const all = Promise.withResolvers<void>();
  let run = 0;
  const since = Date.now();
  await workers.work('sync-ready', async () => {
    run += 1;
    if (run === number) all.resolve();
  });
  await all.promise;
  // With a pause of two seconds after each job, they would take 18 seconds.
  expect(Date.now() - since).toBeLessThan(15_000);
  await queue.stop({ graceful: false });
});
