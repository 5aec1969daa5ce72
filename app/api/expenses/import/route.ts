import { z } from 'zod';
import { may } from '@/lib/auth/permissions';
import { sameOrigin } from '@/lib/auth/same-origin';
import { currentViewer } from '@/lib/auth/viewer';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type ImportProgress, importChoices, importLimits } from '@/lib/domain/import/plan';
import { importSettings } from '@/lib/domain/import/settings';
import { Refusal } from '@/lib/domain/refusal';
import { log } from '@/lib/log';
import { importExpenses, planImport } from '@/lib/workflows/expense/import';
import { readWhole } from '../../read-whole';

// The form around the file: its boundaries, names and fields.
const overhead = 256 * 1024;

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});
const settingsIn = json.pipe(importSettings);
const choicesIn = json.pipe(importChoices);

/**
 * Takes a CSV file of expenses: multipart, `file`. Answers what importing it would do; `settings` says how to read it.
 * With `choices` it is imported, and the answer is the news of it, one JSON object a line. Outside proxy.ts, which
 * would cut a large body short without a word.
 */
export async function POST(request: Request): Promise<Response> {
  if (!sameOrigin(request.headers)) return refuse(403, 'This upload did not come from an Outlay page.');
  const viewer = await currentViewer();
  if (!viewer) return refuse(401, 'You were signed out. Sign in and try again.');
  if (!may(viewer.role, 'record-expense')) return refuse(403, 'Your role does not allow this.');
  const body = await readWhole(request, importLimits.bytes + overhead);
  if (body === 'too large') return refuse(413, tooLarge);
  const form = await new Response(body, { headers: { 'content-type': request.headers.get('content-type') ?? '' } })
    .formData()
    .catch(() => null);
  const file = form?.get('file');
  if (!(file instanceof File)) return refuse(400, 'No file arrived. Choose one and try again.');
  if (file.size > importLimits.bytes) return refuse(413, tooLarge);
  const content = { name: file.name.slice(0, 100), content: new Uint8Array(await file.arrayBuffer()) };
  const settings = form?.has('settings') ? settingsIn.safeParse(form.get('settings')) : null;
  if (settings && !settings.success)
    return refuse(400, 'How to read the file could not be understood. Choose it anew.');
  try {
    if (!form?.has('choices')) return Response.json(await planImport(viewer, content, settings?.data ?? null), fresh);
    const choices = choicesIn.safeParse(form.get('choices'));
    if (!choices.success || !settings) return refuse(400, 'What to import could not be understood. Check it again.');
    return new Response(told(viewer, importExpenses(viewer, content, settings.data, choices.data)), {
      headers: { ...fresh.headers, 'content-type': 'application/x-ndjson' },
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refuse(422, error.message);
  }
}

const fresh = { headers: { 'cache-control': 'private, no-store' } };
const tooLarge = 'This file is larger than 10 MB. Split it into smaller ones.';
const refuse = (status: number, message: string) => Response.json({ message }, { status });

/** The news as it comes. What goes wrong half way is said last: everything told before it is kept. */
function told(viewer: Viewer, news: AsyncGenerator<ImportProgress>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const line = (one: ImportProgress) => encoder.encode(`${JSON.stringify(one)}\n`);
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await news.next();
        if (done) controller.close();
        else controller.enqueue(line(value));
      } catch (error) {
        controller.enqueue(line({ state: 'stopped', message: stopWords(viewer, error) }));
        controller.close();
      }
    },
    cancel: async () => {
      await news.return(undefined);
    },
  });
}

function stopWords(viewer: Viewer, error: unknown): string {
  if (error instanceof Refusal) return error.message;
  log().error({ err: error, companyId: viewer.companyId }, 'an import stopped');
  return 'The import stopped half way. What was imported until then is kept: import the same file again, and only the rest is added.';
}
