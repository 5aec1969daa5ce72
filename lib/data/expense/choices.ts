import 'server-only';
import { booksIn, noContacts } from '@/lib/data/books/books';
import { cardsIn } from '@/lib/data/company/cards';
import { categoriesIn } from '@/lib/data/company/categories';
import { connectionIn } from '@/lib/data/connection/connections';
import { inScope } from '@/lib/data/db';
import { refNamesIn } from '@/lib/data/ref-names';
import { taxRatesFor, trackingDimensions } from '@/lib/domain/books/books';
import type { EntryNames } from '@/lib/domain/books/entry-names';
import { packageOf } from '@/lib/domain/books/package';
import { idsIn } from '@/lib/domain/coding/changes';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { Expense } from '@/lib/domain/expense/expense';

/** Returns the choices that the expense form offers, and the names of the entries that the expense already uses. */
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
      names: expense ? await refNamesIn(tx, viewer.companyId, idsIn(expense).refs) : noNames,
    };
  });

const noNames: EntryNames = new Map();
