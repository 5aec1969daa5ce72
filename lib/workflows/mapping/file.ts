import { mappingForFile, saveMappingFile } from '@/lib/data/mapping/file';
import type { Viewer } from '@/lib/domain/company/viewer';
import { readCsv } from '@/lib/domain/import/read-csv';
import {
  type FileContext,
  type MappingFilePlan,
  type MappingFileReading,
  readMappingFile,
} from '@/lib/domain/mapping/csv/plan';
import { Refusal } from '@/lib/domain/refusal';

/** A company has far fewer categories than this, and a file of this size is read in a second. */
export const maxRows = 50_000;

/** Returns a preview of importing a mapping file, and saves nothing. Throws a Refusal for an unreadable file. */
export async function planMappingFile(viewer: Viewer, content: Uint8Array): Promise<MappingFilePlan> {
  const { number, ...context } = await mappingForFile(viewer);
  const { rows, ignored } = parse(content, context);
  return { version: number, rows: [...rows], ignored: [...ignored] };
}

/**
 * Imports a mapping file as one new version and returns its number. `version` is the version that the person reviewed.
 * Throws a Refusal if the mapping has changed since then.
 */
export async function importMappingFile(
  viewer: Viewer,
  file: { readonly name: string; readonly content: Uint8Array },
  version: number,
): Promise<number> {
  const { number: _, ...context } = await mappingForFile(viewer);
  const { draft } = parse(file.content, context);
  if (Object.keys(draft.categories).length === 0) throw new Refusal('This file changes nothing.');
  return saveMappingFile(viewer, version, draft, `From the file ${file.name}`);
}

function parse(content: Uint8Array, context: FileContext): Extract<MappingFileReading, { ok: true }> {
  const reading = readMappingFile(readCsv(content, maxRows), context);
  if (!reading.ok) throw new Refusal(reading.reason);
  return reading;
}
