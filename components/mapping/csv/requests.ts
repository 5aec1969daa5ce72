import { z } from 'zod';
import { jsonOf, type Posted, postFile } from '@/components/form/post-file';
import { type MappingFilePlan, mappingFilePlan } from '@/lib/domain/mapping/csv/plan';

const address = '/api/mapping/csv';

/** Returns what importing the file would change, without changing anything. */
export const planMappingFile = (file: File): Promise<Posted<MappingFilePlan>> =>
  postFile(address, file, {}, jsonOf(mappingFilePlan));

/** Imports the valid rows of the file. `version` is the mapping version that planMappingFile compared the file with. */
export const importMappingFile = (file: File, version: number): Promise<Posted<{ version: number }>> =>
  postFile(address, file, { version: String(version) }, jsonOf(z.object({ version: z.number() })));
