import 'server-only';
import type { Books } from '@/lib/domain/books/books';
import { type Package, packageOf } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import { matchOptions, type Option } from '@/lib/domain/list/option';
import { companySetup } from './setup';

/** The options that a combobox shows. They are complete when no other entry matches the text. */
export type FoundOptions = { readonly options: readonly Option[]; readonly isComplete: boolean };

const most = 100;

/**
 * Returns the first 100 options that match the text, in their order. `optionsOf` makes them from the lists of the linked
 * books. None are found while no books are linked.
 */
export async function searchOptions(
  viewer: Viewer,
  text: string,
  optionsOf: (books: Books, to: Package) => readonly Option[],
): Promise<FoundOptions> {
  const { connection, books } = await companySetup(viewer);
  if (!connection) return { options: [], isComplete: true };
  const found = matchOptions(optionsOf(books, packageOf(connection.package)), text);
  return { options: found.slice(0, most), isComplete: found.length <= most };
}
