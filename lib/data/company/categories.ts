import 'server-only';
import { record } from '@/lib/data/audit';
import { inScope, isTaken, type Tx } from '@/lib/data/db';
import { lockCoding } from '@/lib/data/movement/coding-lock';
import { reprojectOpen } from '@/lib/data/movement/reproject';
import { type Category, mostCategories } from '@/lib/domain/company/category';
import type { Viewer } from '@/lib/domain/company/viewer';
import { Refusal } from '@/lib/domain/refusal';

/** Returns the company's active categories, in the order that the company set. */
export const listCategories = (viewer: Viewer): Promise<Category[]> =>
  inScope(viewer, (tx) => categoriesIn(tx, viewer.companyId));

export const categoriesIn = (tx: Tx, companyId: string): Promise<Category[]> =>
  tx.category.findMany({
    where: { companyId, archivedAt: null },
    select: { id: true, name: true },
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
    take: mostCategories,
  });

async function refuseTooMany(tx: Tx, companyId: string): Promise<void> {
  const count = await tx.category.count({ where: { companyId, archivedAt: null } });
  if (count >= mostCategories)
    throw new Refusal(`A company can have ${mostCategories} categories. Archive one that is no longer needed first.`);
}

const nameIsTaken = (name: string) =>
  new Refusal(`There is a category called ${name} already.`, { name: `There is a category called ${name} already.` });

export const addCategory = (viewer: Viewer, category: { id: string; name: string }): Promise<void> =>
  refusingTakenName(category.name, () =>
    inScope(viewer, async (tx) => {
      await refuseTooMany(tx, viewer.companyId);
      const position = await tx.category.count({ where: { companyId: viewer.companyId } });
      await tx.category.create({ data: { ...category, companyId: viewer.companyId, position }, select: { id: true } });
      await record(tx, viewer, 'category.added', category.id, { name: category.name });
    }),
  );

export const renameCategory = (viewer: Viewer, category: { id: string; name: string }): Promise<void> =>
  refusingTakenName(category.name, () =>
    inScope(viewer, async (tx) => {
      await lockCoding(tx, viewer.companyId);
      const { count } = await tx.category.updateMany({
        where: { id: category.id, companyId: viewer.companyId },
        data: { name: category.name },
      });
      if (count === 0) throw new Refusal('This category is no longer there.');
      // The messages of issues contain the name.
      await reprojectOpen(tx, viewer.companyId);
      await record(tx, viewer, 'category.renamed', category.id, { name: category.name });
    }),
  );

/** Archives a category, or restores it. Expenses with this category keep it. */
export const archiveCategory = (viewer: Viewer, id: string, archived: boolean): Promise<void> =>
  refusingTakenName('that name', () =>
    inScope(viewer, async (tx) => {
      if (!archived) await refuseTooMany(tx, viewer.companyId);
      await tx.category.updateMany({
        where: { id, companyId: viewer.companyId },
        data: { archivedAt: archived ? new Date() : null },
      });
      await record(tx, viewer, archived ? 'category.archived' : 'category.restored', id);
    }),
  );

async function refusingTakenName(name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw isTaken(error) ? nameIsTaken(name) : error;
  }
}
