import type { Viewer } from '@/lib/domain/company/viewer';
import type { FileChoices } from '@/lib/domain/import/choices';
import type {
  ImportProgress,
  Preview,
  PreviewHead,
  PreviewLine,
  RowSelection,
} from '@/lib/domain/import/preview/preview';
import { previewImport } from '../preview';
import { importExpenses } from '../run';

export const allNew: RowSelection = { without: [], also: [] };

export const bytesOf = (text: string | Uint8Array): Uint8Array =>
  typeof text === 'string' ? new TextEncoder().encode(text) : text;

/** Returns the whole preview of importing a file. */
export async function preview(
  viewer: Viewer,
  file: string | Uint8Array,
  choices: FileChoices | null = null,
): Promise<Preview> {
  let head: PreviewHead | undefined;
  const lines: PreviewLine[] = [];
  for await (const part of previewImport(viewer, bytesOf(file), choices)) {
    if (part.is === 'head') head = part.head;
    if (part.is === 'lines') lines.push(...part.lines);
  }
  if (!head) throw new Error('the preview has no head');
  return { head, lines };
}

/** Imports a file as it is read without choices. Returns the last progress. */
export async function importFile(
  viewer: Viewer,
  file: string | Uint8Array,
  { choices = {}, selection = allNew }: { choices?: FileChoices; selection?: RowSelection } = {},
): Promise<ImportProgress | undefined> {
  let last: ImportProgress | undefined;
  const order = { choices, selection };
  for await (const news of importExpenses(viewer, { name: 'card.csv', content: bytesOf(file) }, order)) last = news;
  return last;
}

/** Returns the state of each row of a file in the preview. Lines that are left out have none. */
export const statesOf = async (viewer: Viewer, text: string): Promise<string[]> =>
  (await preview(viewer, text)).lines.map(({ state }) => state).filter((state) => state !== 'left out');
