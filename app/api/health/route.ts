import { codatAccount } from '@/lib/data/codat-account';
import { workerLastSeen } from '@/lib/data/workers';
import { type CodatAccount, differencesOf, setupWarnings } from '@/lib/domain/setup/check';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { version } from '@/package.json';

export const dynamic = 'force-dynamic';

/**
 * Reports the health of this instance: 200 when the database responds, else 503. `warnings` need a person, but this
 * instance serves requests, so a load balancer keeps it. Contains no customer data. Codat is not called: the worker
 * stores what it found there.
 */
export async function GET(): Promise<Response> {
  const { mode } = env().codat;
  try {
    const [lastSeenAt, account] = await Promise.all([workerLastSeen(), codatAccount()]);
    return Response.json({
      status: 'ok',
      version,
      database: 'ok',
      worker: { lastSeenAt },
      codat: { mode, ...describe(account) },
      warnings: setupWarnings(account, new Date()),
    });
  } catch (error) {
    log().error({ err: error }, 'the database does not respond');
    return Response.json(
      { status: 'unavailable', version, database: 'unreachable', worker: { lastSeenAt: null }, codat: { mode } },
      { status: 503 },
    );
  }
}

const describe = ({ checkedAt, result, webhookAt }: CodatAccount) => ({
  setup: !result
    ? 'unknown'
    : 'error' in result
      ? 'unavailable'
      : differencesOf(result.settings).length > 0
        ? 'differs'
        : 'ok',
  checkedAt,
  lastWebhookAt: webhookAt,
});
