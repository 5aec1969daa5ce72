import { jsonOf, type Posted, postFile } from '@/components/form/post-file';
import type { ShownPage } from '@/components/page/shown-page';
import {
  type ImportChoices,
  type ImportPlan,
  type ImportProgress,
  importPlan,
  importProgress,
} from '@/lib/domain/import/plan';
import type { ImportSettings } from '@/lib/domain/import/settings';

const address = '/api/expenses/import';
const lostDuringImport =
  'The connection was lost during the import. The expenses imported so far are saved. Import the same file again to add the rest.';

/** Returns what importing the file would do, without importing it. */
export const planImport = (page: ShownPage, file: File, settings: ImportSettings | null): Promise<Posted<ImportPlan>> =>
  postFile(page, address, file, { settings: settings && JSON.stringify(settings) }, jsonOf(importPlan));

/**
 * Imports the file and calls `report` with the progress. The last call has the state 'done', 'cancelled' or 'stopped'.
 */
export async function runImport(
  page: ShownPage,
  file: File,
  settings: ImportSettings,
  choices: ImportChoices,
  report: (progress: ImportProgress) => void,
): Promise<void> {
  const fields = { settings: JSON.stringify(settings), choices: JSON.stringify(choices) };
  const posted = await postFile(
    page,
    address,
    file,
    fields,
    (response) => readProgress(response, report),
    lostDuringImport,
  );
  if (!posted.ok) report({ state: 'stopped', message: posted.message });
}

/** Reads the streamed response and reports each line. Throws when the response ends before the import does. */
async function readProgress(response: Response, report: (progress: ImportProgress) => void): Promise<void> {
  let last: ImportProgress | undefined;
  for await (const line of linesOf(response)) {
    last = importProgress.parse(JSON.parse(line));
    report(last);
  }
  if (!last || last.state === 'working') throw new Error('the import ended without a result');
}

async function* linesOf({ body }: Response): AsyncGenerator<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value = '' } = (await reader?.read()) ?? { done: true };
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.filter((line) => line !== '');
    if (done) break;
  }
  if (rest !== '') yield rest;
}
