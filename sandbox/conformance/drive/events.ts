import { linkCompany, type Stage } from '../../testing/client';
import { writableTypes } from '../../write-models/model';

/** What the sandbox tells of its own accord, and the drives bring about. */
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

/** A day's requests are used up, and the next day begins. */
export async function driveQuota(stage: Stage): Promise<void> {
  await linkCompany(stage);
  await stage.ask('PUT', '/_sandbox/limits', { dailyPerCompany: 1 });
  await stage.ask('GET', '/companies');
  await stage.ask('PUT', '/_sandbox/limits', { dailyPerCompany: 1_000_000 });
  await stage.ask('PUT', '/_sandbox/clock', { advanceSeconds: 86_400 });
}
