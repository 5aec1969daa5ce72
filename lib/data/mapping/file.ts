import 'server-only';
import { booksIn } from '@/lib/data/books/books';
import { categoriesIn } from '@/lib/data/company/categories';
import { connectionIn } from '@/lib/data/connection/connections';
import { inScope } from '@/lib/data/db';
import { packageOf } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { FileContext } from '@/lib/domain/mapping/csv/plan';
import { applyDraft, type MappingDraft } from '@/lib/domain/mapping/draft';
import { Refusal } from '@/lib/domain/refusal';
import { changeMapping } from './change';
import { mappingIn } from './mappings';

/** Returns the mapping and everything that its CSV file may name. Throws a Refusal while no package is linked. */
export const mappingForFile = (viewer: Viewer): Promise<FileContext & { readonly number: number }> =>
  inScope(viewer, async (tx) => {
    const { companyId, baseCurrency } = viewer;
    const connection = await connectionIn(tx, companyId);
    if (!connection) throw new Refusal('Link your accounting package first.');
    const { mapping, number } = await mappingIn(tx, companyId);
    return {
      number,
      mapping,
      categories: await categoriesIn(tx, companyId),
      books: await booksIn(tx, connection.id),
      package: packageOf(connection.package),
      baseCurrency,
    };
  });

export const saveMappingFile = (viewer: Viewer, version: number, draft: MappingDraft, note: string): Promise<number> =>
  changeMapping(viewer, version, (mapping) => applyDraft(mapping, draft), note);
