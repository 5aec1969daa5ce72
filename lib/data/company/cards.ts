import 'server-only';
import { record } from '@/lib/data/audit';
import { inScope, type Tx } from '@/lib/data/db';
import { mostCards } from '@/lib/domain/company/card';
import type { Viewer } from '@/lib/domain/company/viewer';
import { Refusal } from '@/lib/domain/refusal';

/** A card, bank account or cash box from which expenses are paid. */
export type Card = { readonly id: string; readonly name: string; readonly currency: string };

export const listCards = (viewer: Viewer): Promise<Card[]> => inScope(viewer, (tx) => cardsIn(tx, viewer.companyId));

export const cardsIn = (tx: Tx, companyId: string): Promise<Card[]> =>
  tx.card.findMany({
    where: { companyId, archivedAt: null },
    select: { id: true, name: true, currency: true },
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
    take: mostCards,
  });

export const addCard = (viewer: Viewer, card: Card): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    if ((await tx.card.count({ where: { companyId, archivedAt: null } })) >= mostCards)
      throw new Refusal(`A company can have ${mostCards} cards. Archive one that is no longer used first.`);
    const position = await tx.card.count({ where: { companyId } });
    await tx.card.create({ data: { ...card, companyId: viewer.companyId, position }, select: { id: true } });
    await record(tx, viewer, 'card.added', card.id, { name: card.name });
  });

export const archiveCard = (viewer: Viewer, id: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    await tx.card.updateMany({ where: { id, companyId: viewer.companyId }, data: { archivedAt: new Date() } });
    await record(tx, viewer, 'card.archived', id);
  });
