import { expect, test } from 'vitest';
import { inScope, worker } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { enqueue } from '@/lib/data/queue';
import { aCompany } from '@/lib/testing/people';
import { openQueue, workOptions } from './queues';

test('a delayed job starts within seconds of its time', async () => {
  const { companyId } = await aCompany();
  const queue = openQueue();
  await queue.start();
  const startedAt = Promise.withResolvers<number>();
  await queue.work('poll-link', workOptions('poll-link'), async () => startedAt.resolve(Date.now()));
  const dueAt = Date.now() + 3_000;
  await inScope(worker(companyId), (tx) =>
    enqueue(tx, { name: 'poll-link', data: { companyId, connectionId: newId() } }, { afterSeconds: 3 }),
  );
  const late = (await startedAt.promise) - dueAt;
  await queue.stop({ graceful: false });
  // pg-boss stores the time in whole milliseconds of the database's clock.
  expect(late).toBeGreaterThanOrEqual(-50);
  // On a busy machine a look takes longer than its two seconds.
  expect(late).toBeLessThan(10_000);
});
