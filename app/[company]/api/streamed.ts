import { z } from 'zod';
import type { Viewer } from '@/lib/domain/company/viewer';
import { Refusal } from '@/lib/domain/refusal';
import { log } from '@/lib/log';
import { uncached } from './responses';

/** Parses a field that has JSON. */
export const jsonText = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});

/** Streams the parts, one JSON object per line. An error ends the stream with the part that `failed` makes of it. */
export function streamed<Part>(parts: AsyncGenerator<Part>, failed: (error: unknown) => Part): Response {
  const encoder = new TextEncoder();
  const lineOf = (part: Part) => encoder.encode(`${JSON.stringify(part)}\n`);
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await parts.next();
        if (isCancelled) return;
        if (done) controller.close();
        else controller.enqueue(lineOf(value));
      } catch (error) {
        if (isCancelled) return;
        controller.enqueue(lineOf(failed(error)));
        controller.close();
      }
    },
    cancel: async () => {
      isCancelled = true;
      await parts.return(undefined);
    },
  });
  return new Response(body, { headers: { ...uncached.headers, 'content-type': 'application/x-ndjson' } });
}

/** Returns what a person reads when an import failed. What is no Refusal is logged. */
export function importError(viewer: Viewer, error: unknown, message: string): string {
  if (error instanceof Refusal) return error.message;
  log().error({ err: error, companyId: viewer.companyId }, 'an import stopped');
  return message;
}
