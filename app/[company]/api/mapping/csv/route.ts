import { z } from 'zod';
import { mappingForFile } from '@/lib/data/mapping/file';
import { writeCsv } from '@/lib/domain/csv';
import { mappingRows } from '@/lib/domain/mapping/csv/write';
import { importMappingFile, planMappingFile } from '@/lib/workflows/mapping/file';
import { refuse, uncached } from '../../responses';
import { orRefuse, permittedViewer, receiveUpload } from '../../upload';

const limits = {
  permission: 'map',
  maxBytes: 5 * 1024 * 1024,
  tooLarge: 'This file is larger than 5 MB. A mapping is far smaller. Check that it is the right file.',
} as const;

type Context = RouteContext<'/[company]/api/mapping/csv'>;

/** Returns the mapping as a CSV file. */
export async function GET(request: Request, context: Context): Promise<Response> {
  const viewer = await permittedViewer(request, context, 'see-all-expenses');
  if (viewer instanceof Response) return viewer;
  return orRefuse(async () => {
    const { mapping, categories, books, package: to } = await mappingForFile(viewer);
    return new Response(writeCsv(mappingRows(mapping, categories, books, to)), {
      headers: {
        ...uncached.headers,
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="Outlay mapping.csv"',
      },
    });
  });
}

/**
 * Returns the changes that a mapping CSV file would make. With `version`, applies them and returns the new version.
 * `version` is the mapping version that the changes were computed from.
 */
export const POST = (request: Request, context: Context): Promise<Response> =>
  receiveUpload(request, context, limits, async ({ viewer, form, name, content }) => {
    if (!form.has('version')) return Response.json(await planMappingFile(viewer, content), uncached);
    const version = z.coerce.number().int().nonnegative().safeParse(form.get('version'));
    if (!version.success) return refuse(400, 'The version is not valid. Check the file again.');
    const number = await importMappingFile(viewer, { name: name.slice(0, 100), content }, version.data);
    return Response.json({ version: number }, uncached);
  });
