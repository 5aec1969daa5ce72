import { z } from 'zod';
import { jsonOf, type Posted, postFile } from '@/components/form/post-file';
import { type MappingFilePlan, mappingFilePlan } from '@/lib/domain/mapping/csv/plan';

const address = '/api/mapping/csv';

/** Returns what importing the file would change. */
export const planMappingFile = (file: File): Promise<Posted<MappingFilePlan>> =>
  postFile(address, file, {}, jsonOf(mappingFilePlan));

/** Imports the rows that can be imported, on top of the version the plan was made for. */
export const importMappingFile = (file: File, version: number): Promise<Posted<{ version: number }>> =>
  postFile(address, file, { version: String(version) }, jsonOf(z.object({ version: z.number() })));
