import { workerLastSeen } from '@/lib/data/workers';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { version } from '@/package.json';

export const dynamic = 'force-dynamic';

/** Reports the health of this instance: 200 when the database responds, else 503. Contains no customer data. */
export async function GET(): Promise<Response> {
  const codat = { mode: env().codat.mode };
  try {
    const lastSeenAt = await workerLastSeen();
    return Response.json({ status: 'ok', version, database: 'ok', worker: { lastSeenAt }, codat });
  } catch (error) {
    log().error({ err: error }, 'the database does not respond');
    return Response.json(
      { status: 'unavailable', version, database: 'unreachable', worker: { lastSeenAt: null }, codat },
      { status: 503 },
    );
  }
}
