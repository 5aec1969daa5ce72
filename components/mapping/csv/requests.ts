import { z } from 'zod';
import { jsonOf, type Posted, postFile } from '@/components/form/post-file';
import type { ShownPage } from '@/components/page/shown-page';
import { type MappingFilePlan, mappingFilePlan } from '@/lib/domain/mapping/csv/plan';

const address = '/api/mapping/csv';

/** Returns what importing the file would change, without changing anything. */
export const planMappingFile = (page: ShownPage, file: File): Promise<Posted<MappingFilePlan>> =>
  postFile(page, address, file, {}, jsonOf(mappingFilePlan));

/** Imports the valid rows of the file. `version` is the mapping version that planMappingFile compared the file with. */
export const importMappingFile = (page: ShownPage, file: File, version: number): Promise<Posted<{ version: number }>> =>
  postFile(page, address, file, { version: String(version) }, jsonOf(z.object({ version: z.number() })));
