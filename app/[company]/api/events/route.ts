import { z } from 'zod';
import { changedSince, onChange } from '@/lib/data/events';
import type { Change } from '@/lib/domain/live/change';
import { permittedViewer } from '../upload';

type Context = RouteContext<'/[company]/api/events'>;

export const dynamic = 'force-dynamic';

const keepAliveSeconds = 20;
// The stream ends after this time. The browser then reconnects by itself, and the new request checks the session again.
const maxMinutes = 10;

const sinceParameter = z.coerce.date().catch(() => new Date());

/**
 * Sends a server-sent event when the company's data changes, at most five in a second. The event names what changed. Also
 * reports changes between the time `since` and now.
 */
export async function GET(request: Request, context: Context): Promise<Response> {
  const viewer = await permittedViewer(request, context);
  if (viewer instanceof Response) return viewer;
  const since = sinceParameter.parse(new URL(request.url).searchParams.get('since') ?? undefined);
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const sendChange = (change: Change) => send(`event: change\ndata: ${JSON.stringify(change)}\n\n`);
      const stopListening = onChange(viewer.companyId, sendChange);
      const keepAlive = setInterval(() => send(': \n\n'), keepAliveSeconds * 1000);
      let isStopped = false;
      const stop = () => {
        if (isStopped) return;
        isStopped = true;
        stopListening();
        clearInterval(keepAlive);
        clearTimeout(timeout);
        controller.close();
      };
      const timeout = setTimeout(stop, maxMinutes * 60_000);
      request.signal.addEventListener('abort', stop);
      send('retry: 2000\n\n');
      const missed = changedSince(viewer.companyId, since);
      if (missed) sendChange(missed);
    },
  });
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'private, no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}

/**
 * Lets an open page find out whether it can be refreshed. Responds with 401 when the session has ended, and with 403 when
 * another person has signed in or the person is no longer a member.
 */
export async function HEAD(request: Request, context: Context): Promise<Response> {
  const viewer = await permittedViewer(request, context);
  return new Response(null, { status: viewer instanceof Response ? viewer.status : 204 });
}
