import { z } from 'zod';
import { currentViewer } from '@/lib/auth/viewer';
import { changedSince, onChange } from '@/lib/data/events';

export const dynamic = 'force-dynamic';

const keepAliveSeconds = 20;
// A browser comes back by itself; a new connection has its session read anew.
const longestMinutes = 10;

const shown = z.coerce.date().catch(() => new Date());

/**
 * Tells a page when something of its company changed (server-sent events), from the instant on that it shows: `since`.
 * The page then asks for what it shows.
 */
export async function GET(request: Request): Promise<Response> {
  const viewer = await currentViewer();
  if (!viewer) return new Response(null, { status: 401 });
  const since = shown.parse(new URL(request.url).searchParams.get('since') ?? undefined);
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (text: string) => controller.enqueue(encoder.encode(text));
      const tell = () => say('event: change\ndata: \n\n');
      const stopListening = onChange(viewer.companyId, tell);
      const keepAlive = setInterval(() => say(': \n\n'), keepAliveSeconds * 1000);
      let over = false;
      const stop = () => {
        if (over) return;
        over = true;
        stopListening();
        clearInterval(keepAlive);
        clearTimeout(longest);
        controller.close();
      };
      const longest = setTimeout(stop, longestMinutes * 60_000);
      request.signal.addEventListener('abort', stop);
      say('retry: 2000\n\n');
      if (changedSince(viewer.companyId, since)) tell();
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

/** Whether there is anybody to tell: the session may have ended since the page was opened. */
export async function HEAD(): Promise<Response> {
  return new Response(null, { status: (await currentViewer()) ? 204 : 401 });
}
