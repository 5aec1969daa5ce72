import type { CompanyScope } from '@/lib/data/db';
import { Refusal } from '@/lib/domain/refusal';
import { type CompanyBooks, findBooks } from './company-books';

const linkedElsewhere = 'These books were linked after this page was shown. Reload the page.';
export const startedElsewhere = 'Another link was started after this page was shown. Reload the page.';

/**
 * Returns the books of the connection that the person saw on the page. Another window may have linked other books since,
 * and the person has not seen these: then it throws a Refusal. Returns null if the company has no connection.
 */
export async function findShownBooks(scope: CompanyScope, connectionId: string): Promise<CompanyBooks | null> {
  const books = await findBooks(scope);
  if (books && books.connection.id !== connectionId)
    throw new Refusal(books.connection.linkedAt ? linkedElsewhere : startedElsewhere);
  return books;
}
