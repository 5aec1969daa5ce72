import 'server-only';
import { taxRatesFor, trackingDimensions } from '@/lib/domain/books';
import { idsIn } from '@/lib/domain/coding-changes';
import type { Expense } from '@/lib/domain/expense';
import { packageOf } from '@/lib/domain/package';
import type { Viewer } from '@/lib/domain/viewer';
import { booksIn, noContacts } from './books';
import { cardsIn } from './cards';
import { categoriesIn } from './categories';
import { connectionIn } from './connections';
import { inScope } from './db';
import { refNamesIn } from './ref-names';

/** What a person may choose from when they record an expense, and what is called how that it has already. */
export const expenseChoices = (viewer: Viewer, expense?: Expense) =>
  inScope(viewer, async (tx) => {
    const connection = await connectionIn(tx, viewer.companyId);
    const books = connection ? await booksIn(tx, connection.id, noContacts) : null;
    const target = connection ? packageOf(connection.package) : null;
    return {
      categories: await categoriesIn(tx, viewer.companyId),
      cards: await cardsIn(tx, viewer.companyId),
      taxRates: books ? taxRatesFor(books, 'payment').map(({ ref, name }) => ({ ref, name })) : [],
      package: target,
      dimensions: books && target ? trackingDimensions(books, target) : [],
      names: expense ? await refNamesIn(tx, viewer.companyId, idsIn(expense).refs) : new Map<string, string>(),
    };
  });
