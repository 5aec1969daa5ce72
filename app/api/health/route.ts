import { workerLastSeen } from '@/lib/data/workers';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { version } from '@/package.json';

export const dynamic = 'force-dynamic';

/** How this copy of Outlay is: 200 when its database answers, 503 otherwise. Says nothing of any customer. */
export async function GET(): Promise<Response> {
  const codat = { mode: env().codat.mode };
  try {
    const lastSeenAt = await workerLastSeen();
    return Response.json({ status: 'ok', version, database: 'ok', worker: { lastSeenAt }, codat });
  } catch (error) {
    log().error({ err: error }, 'the database does not answer');
    return Response.json(
      { status: 'unavailable', version, database: 'unreachable', worker: { lastSeenAt: null }, codat },
      { status: 503 },
    );
  }
}
