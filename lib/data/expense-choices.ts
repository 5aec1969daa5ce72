import 'server-only';
import { taxRatesFor } from '@/lib/domain/books';
import type { Viewer } from '@/lib/domain/viewer';
import { booksIn, noContacts } from './books';
import { cardsIn } from './cards';
import { categoriesIn } from './categories';
import { connectionIn } from './connections';
import { inScope } from './db';

/** What a person may choose from when they record an expense. */
export const expenseChoices = (viewer: Viewer) =>
  inScope(viewer, async (tx) => {
    const connection = await connectionIn(tx, viewer.companyId);
    const books = connection ? await booksIn(tx, connection.id, noContacts) : null;
    return {
      categories: await categoriesIn(tx, viewer.companyId),
      cards: await cardsIn(tx, viewer.companyId),
      taxRates: books ? taxRatesFor(books, 'payment').map(({ ref, name }) => ({ ref, name })) : [],
    };
  });
