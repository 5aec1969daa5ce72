import { z } from 'zod';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type ImportProgress, importChoices, importLimits } from '@/lib/domain/import/plan';
import { importSettings } from '@/lib/domain/import/settings';
import { Refusal } from '@/lib/domain/refusal';
import { log } from '@/lib/log';
import { importExpenses, planImport } from '@/lib/workflows/expense/import/import';
import { refuse, uncached } from '../../responses';
import { receiveUpload } from '../../upload';
import { presentPlan } from './present-plan';

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
const limits = {
  permission: 'record-expense',
  maxBytes: importLimits.bytes,
  tooLarge: 'This file is larger than 10 MB. Split it into smaller ones.',
} as const;

/**
 * Returns what importing a CSV file of expenses would do. `settings` says how to read the file; without it, the
 * settings are detected. With `choices`, the expenses are imported and the progress is streamed, one JSON object per
 * line.
 */
export const POST = (request: Request, context: RouteContext<'/[company]/api/expenses/import'>): Promise<Response> =>
  receiveUpload(request, context, limits, async ({ viewer, form, name, content }) => {
    const file = { name: name.slice(0, 100), content };
    const settings = form.has('settings') ? settingsIn.safeParse(form.get('settings')) : null;
    if (settings && !settings.success) return refuse(400, 'The file settings are not valid. Select the file again.');
    if (!form.has('choices')) {
      const reading = await planImport(viewer, file, settings?.data ?? null);
      return Response.json(presentPlan(reading, viewer.locale), uncached);
    }
    const choices = choicesIn.safeParse(form.get('choices'));
    if (!choices.success || !settings) return refuse(400, 'The selected rows are not valid. Check the file again.');
    return new Response(progressStream(viewer, importExpenses(viewer, file, settings.data, choices.data)), {
      headers: { ...uncached.headers, 'content-type': 'application/x-ndjson' },
    });
  });

/**
 * Streams the progress of an import. On an error the stream ends with its message; the expenses imported before it are
 * saved.
 */
function progressStream(viewer: Viewer, progress: AsyncGenerator<ImportProgress>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const line = (one: ImportProgress) => encoder.encode(`${JSON.stringify(one)}\n`);
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await progress.next();
        if (done) controller.close();
        else controller.enqueue(line(value));
      } catch (error) {
        controller.enqueue(line({ state: 'stopped', message: messageOf(viewer, error) }));
        controller.close();
      }
    },
    cancel: async () => {
      await progress.return(undefined);
    },
  });
}

function messageOf(viewer: Viewer, error: unknown): string {
  if (error instanceof Refusal) return error.message;
  log().error({ err: error, companyId: viewer.companyId }, 'an import stopped');
  return 'The import stopped. The expenses imported so far are saved. Import the same file again to add the rest.';
}
