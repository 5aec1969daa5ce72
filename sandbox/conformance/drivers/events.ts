import { linkCompany } from '../../testing/linked-company';
import type { TestServer } from '../../testing/test-server';
import { writableTypes } from '../../write-models/model';

/** The types of webhook that the calls in this folder cause. */
export const expectedEvents: readonly string[] = [
  'company.created',
  'company.deleted',
  'company.product.added',
  'company.product.removed',
  'connection.created',
  'connection.connected',
  'connection.failed',
  'connection.disconnected',
  'connection.reconnected',
  'connection.deleted',
  'read.completed',
  'read.completed.initial',
  'expenses.sync.successful',
  'expenses.sync.unsuccessful',
  'client.rateLimit.reached',
  'client.rateLimit.reset',
  ...writableTypes.map((type) => `${type}.write.successful`),
  'chartOfAccounts.write.unsuccessful',
  'suppliers.write.unsuccessful',
];

/** Exhausts the daily quota, then moves the clock to the next day, so that both webhooks about the quota are sent. */
export async function driveQuota(server: TestServer): Promise<void> {
  await linkCompany(server);
  await server.call('PUT', '/_sandbox/limits', { dailyPerCompany: 1 });
  await server.call('GET', '/companies');
  await server.call('PUT', '/_sandbox/limits', { dailyPerCompany: 1_000_000 });
  await server.call('PUT', '/_sandbox/clock', { advanceSeconds: 86_400 });
}
