import 'server-only';
import { booksIn, type Contacts, noContacts } from '@/lib/data/books/books';
import { cardsIn } from '@/lib/data/company/cards';
import { categoriesIn } from '@/lib/data/company/categories';
import { type PeopleChosen, peopleIn } from '@/lib/data/company/people';
import { connectionIn } from '@/lib/data/connection/connections';
import { inScope, type Tx } from '@/lib/data/db';
import { type Books, emptyBooks, trackingDimensions } from '@/lib/domain/books/books';
import { packageOf } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type Action, actionRefs } from '@/lib/domain/rules/action';
import { actionProblems } from '@/lib/domain/rules/action-problems';

/**
 * Returns the choices that the rule form offers: categories, cards and people of the company, and the tax rates and
 * tracking that its package accepts. Of many people it has only the `chosen` ones; the others are searched.
 */
export const ruleChoices = (viewer: Viewer, chosen: PeopleChosen) =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const linked = await linkedIn(tx, companyId, noContacts);
    return {
      categories: await categoriesIn(tx, companyId),
      cards: await cardsIn(tx, companyId),
      ...(await peopleIn(tx, companyId, chosen)),
      package: linked?.package ?? null,
      taxRates: linked && linked.package.taxRate !== 'none' ? linked.books.taxRates : [],
      dimensions: linked ? trackingDimensions(linked.books, linked.package) : [],
    };
  });

/**
 * Checks what a rule would set. Returns a message for each field whose entry is removed or not accepted by the package.
 * The result is empty if the action is valid.
 */
export const checkAction = (viewer: Viewer, action: Action): Promise<Readonly<Record<string, string>>> =>
  inScope(viewer, async (tx) => {
    const { suppliers, customers } = actionRefs(action);
    const categories = await categoriesIn(tx, viewer.companyId);
    return actionProblems(action, {
      categories: new Set(categories.map((category) => category.id)),
      linked: await linkedIn(tx, viewer.companyId, { suppliers, customers }),
    });
  });

async function linkedIn(tx: Tx, companyId: string, contacts: Contacts) {
  const connection = await connectionIn(tx, companyId);
  if (!connection || connection.status === 'pending') return null;
  const books: Books = connection.listsReadAt === null ? emptyBooks : await booksIn(tx, connection.id, contacts);
  return { package: packageOf(connection.package), books };
}
