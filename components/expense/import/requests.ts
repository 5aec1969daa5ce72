import { type Posted, postFile } from '@/components/form/post-file';
import type { ShownPage } from '@/components/page/shown-page';
import type { FileChoices } from '@/lib/domain/import/choices';
import {
  type ImportProgress,
  importProgress,
  type Preview,
  type PreviewHead,
  type PreviewLine,
  previewPart,
  type RowSelection,
} from '@/lib/domain/import/preview/preview';

/** The route that imports the file, and what else it needs to know. */
export type ImportTarget = { readonly address: string; readonly fields?: Readonly<Record<string, string>> };

const lostDuringImport =
  'The connection was lost. The import continues. Its progress is shown above, where you can cancel it.';

/**
 * Returns what importing the file would do, without importing it. `report` receives the share that is done. Null choices:
 * the file is read as the last one of its layout.
 */
export async function previewFile(
  page: ShownPage,
  { address, fields: given }: ImportTarget,
  file: File,
  choices: FileChoices | null,
  { report, signal }: { readonly report: (share: number) => void; readonly signal: AbortSignal },
): Promise<Posted<Preview>> {
  const fields = { ...given, choices: choices && JSON.stringify(choices) };
  const posted = await postFile(page, address, file, fields, (response) => readPreview(response, report), { signal });
  return posted.ok ? posted.value : posted;
}

async function readPreview(response: Response, report: (share: number) => void): Promise<Posted<Preview>> {
  let head: PreviewHead | undefined;
  const lines: PreviewLine[] = [];
  for await (const text of linesOf(response)) {
    const part = previewPart.parse(JSON.parse(text));
    if (part.is === 'progress') report(part.share);
    if (part.is === 'refused') return { ok: false, message: part.message };
    if (part.is === 'head') head = part.head;
    if (part.is === 'lines') lines.push(...part.lines);
    if (part.is === 'end' && head) {
      lines.sort((one, other) => one.line - other.line);
      return { ok: true, value: { head, lines } };
    }
  }
  throw new Error('the preview ended too early');
}

/**
 * Imports the file and calls `report` with the progress. The last call has the state 'done', 'cancelled' or 'stopped'.
 */
export async function runImport(
  page: ShownPage,
  { address, fields: given }: ImportTarget,
  file: File,
  choices: FileChoices,
  selection: RowSelection,
  report: (progress: ImportProgress) => void,
): Promise<void> {
  const fields = { ...given, choices: JSON.stringify(choices), selection: JSON.stringify(selection) };
  const posted = await postFile(page, address, file, fields, (response) => readProgress(response, report), {
    lost: lostDuringImport,
  });
  if (!posted.ok) report({ state: 'stopped', message: posted.message });
}

/** Reads the streamed response and reports each line. Throws when the response ends before the import does. */
async function readProgress(response: Response, report: (progress: ImportProgress) => void): Promise<void> {
  let last: ImportProgress | undefined;
  for await (const line of linesOf(response)) {
    last = importProgress.parse(JSON.parse(line));
    report(last);
  }
  if (!last || last.state === 'working' || last.state === 'started')
    throw new Error('the import ended without a result');
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
