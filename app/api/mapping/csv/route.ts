import { z } from 'zod';
import { may } from '@/lib/auth/permissions';
import { sameOrigin } from '@/lib/auth/same-origin';
import { currentViewer } from '@/lib/auth/viewer';
import { mappingForFile } from '@/lib/data/mapping/file';
import { writeCsv } from '@/lib/domain/csv';
import { mappingRows } from '@/lib/domain/mapping/csv/write';
import { Refusal } from '@/lib/domain/refusal';
import { importMappingFile, planMappingFile } from '@/lib/workflows/mapping/file';
import { readWhole } from '../../read-whole';

const mostBytes = 5 * 1024 * 1024;
// The form around the file: its boundaries, names and fields.
const overhead = 64 * 1024;

/** The mapping as a CSV file. */
export async function GET(): Promise<Response> {
  const viewer = await currentViewer();
  if (!viewer) return refuse(401, 'You were signed out. Sign in and try again.');
  if (!may(viewer.role, 'see-all-expenses')) return refuse(403, 'Your role does not allow this.');
  try {
    const { mapping, categories, books, package: to } = await mappingForFile(viewer);
    return new Response(writeCsv(mappingRows(mapping, categories, books, to)), {
      headers: {
        ...fresh.headers,
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="Outlay mapping.csv"',
      },
    });
  } catch (error) {
    return refusedOr(error);
  }
}

/**
 * Takes a CSV file of the mapping: multipart, `file`. Answers what it would do; with `version`, the one that was looked
 * at, it is done. Outside proxy.ts, which would cut a large body short without a word.
 */
export async function POST(request: Request): Promise<Response> {
  if (!sameOrigin(request.headers)) return refuse(403, 'This upload did not come from an Outlay page.');
  const viewer = await currentViewer();
  if (!viewer) return refuse(401, 'You were signed out. Sign in and try again.');
  if (!may(viewer.role, 'map')) return refuse(403, 'Your role does not allow this.');
  const body = await readWhole(request, mostBytes + overhead);
  if (body === 'too large') return refuse(413, tooLarge);
  const form = await new Response(body, { headers: { 'content-type': request.headers.get('content-type') ?? '' } })
    .formData()
    .catch(() => null);
  const file = form?.get('file');
  if (!(file instanceof File)) return refuse(400, 'No file arrived. Choose one and try again.');
  if (file.size > mostBytes) return refuse(413, tooLarge);
  const content = new Uint8Array(await file.arrayBuffer());
  try {
    if (!form?.has('version')) return Response.json(await planMappingFile(viewer, content), fresh);
    const version = z.coerce.number().int().nonnegative().safeParse(form.get('version'));
    if (!version.success) return refuse(400, 'Which version was looked at could not be understood. Check it again.');
    const number = await importMappingFile(viewer, { name: file.name.slice(0, 100), content }, version.data);
    return Response.json({ version: number }, fresh);
  } catch (error) {
    return refusedOr(error);
  }
}

const fresh = { headers: { 'cache-control': 'private, no-store' } };
const tooLarge = 'This file is larger than 5 MB. A mapping is far smaller: is it the right one?';
const refuse = (status: number, message: string) => Response.json({ message }, { status });

function refusedOr(error: unknown): Response {
  if (!(error instanceof Refusal)) throw error;
  return refuse(422, error.message);
}
