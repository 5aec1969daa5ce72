import 'server-only';
import { contactsOf } from '@/lib/data/coding/context';
import { inScope } from '@/lib/data/db';
import { namesFrom } from '@/lib/data/setup/names';
import { setupIn } from '@/lib/data/setup/setup';
import { taxRatesFor, trackingDimensions } from '@/lib/domain/books/books';
import { packageOf } from '@/lib/domain/books/package';
import { idsIn } from '@/lib/domain/coding/changes';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { Expense } from '@/lib/domain/expense/expense';

/** Returns the choices that the expense form offers, and the names of the entries that the expense already uses. */
export const expenseChoices = (viewer: Viewer, expense?: Expense) =>
  inScope(viewer, async (tx) => {
    const setup = await setupIn(tx, viewer.companyId, contactsOf(expense ? [expense] : []));
    const { connection, books, categories, cards } = setup;
    const target = connection ? packageOf(connection.package) : null;
    const entries = expense ? idsIn(expense).refs : [];
    return {
      categories,
      cards,
      taxRates: taxRatesFor(books, 'payment').map(({ ref, name }) => ({ ref, name })),
      package: target,
      dimensions: target ? trackingDimensions(books, target) : [],
      names: await namesFrom(tx, viewer.companyId, setup, { entries }),
    };
  });
