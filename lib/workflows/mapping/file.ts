import { mappingForFile, saveMappingFile } from '@/lib/data/mapping/file';
import type { Viewer } from '@/lib/domain/company/viewer';
import {
  type FileContext,
  type MappingFilePlan,
  type MappingFileReading,
  readMappingFile,
} from '@/lib/domain/mapping/csv/plan';
import { Refusal } from '@/lib/domain/refusal';
import { readCsv } from '@/lib/workflows/read-csv';

/** So many rows of a file are read: far more than a company has categories, and few enough to answer in a second. */
export const maxRows = 50_000;

/** What taking this file in would do. Nothing is kept. Refuses a file that cannot be read, in words. */
export async function planMappingFile(viewer: Viewer, content: Uint8Array): Promise<MappingFilePlan> {
  const { number, ...context } = await mappingForFile(viewer);
  const { rows, ignored } = readIn(content, context);
  return { version: number, rows: [...rows], ignored: [...ignored] };
}

/**
 * Takes in what can be, as one version; answers its number. Refuses when somebody saved another since `version`, the
 * one the person looked at.
 */
export async function importMappingFile(
  viewer: Viewer,
  file: { readonly name: string; readonly content: Uint8Array },
  version: number,
): Promise<number> {
  const { number: _, ...context } = await mappingForFile(viewer);
  const { draft } = readIn(file.content, context);
  if (Object.keys(draft.categories).length === 0) throw new Refusal('This file changes nothing.');
  return saveMappingFile(viewer, version, draft, `From the file ${file.name}`);
}

function readIn(content: Uint8Array, context: FileContext): Extract<MappingFileReading, { ok: true }> {
  const read = readMappingFile(readCsv(content, maxRows), context);
  if (!read.ok) throw new Refusal(read.reason);
  return read;
}
