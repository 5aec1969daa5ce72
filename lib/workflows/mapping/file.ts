import { mappingForFile, saveMappingFile } from '@/lib/data/mapping/file';
import type { Viewer } from '@/lib/domain/company/viewer';
import { readSource } from '@/lib/domain/import/source/read-source';
import type { SourceRow } from '@/lib/domain/import/source/source';
import {
  type FileContext,
  type MappingFilePlan,
  type MappingFileReading,
  readMappingFile,
} from '@/lib/domain/mapping/csv/plan';
import { Refusal } from '@/lib/domain/refusal';

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
  const reading = readMappingFile(readRows(content), context);
  if (!reading.ok) throw new Refusal(reading.reason);
  return reading;
}

const instead = 'Save it as CSV UTF-8 and choose that file.';

/** Returns the rows of the file. A line that cannot be read refuses the file, because a mapping is imported whole. */
function readRows(content: Uint8Array): readonly SourceRow[] {
  const source = readSource(content, { encoding: null, instead });
  if (source.kind === 'statement') throw new Refusal(`This is a bank statement (${source.format}). ${instead}`);
  if (!source.encodingIsSure) throw new Refusal(`It is not clear which accents this file has. ${instead}`);
  const [damaged] = source.refused;
  if (damaged) throw new Refusal(`Line ${damaged.line} cannot be read. ${damaged.reason}`);
  return source.rows;
}
