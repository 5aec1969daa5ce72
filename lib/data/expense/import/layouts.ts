import 'server-only';
import type { Tx } from '@/lib/data/db';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type FileChoices, fileChoices } from '@/lib/domain/import/choices';
import { rememberedChoices } from '@/lib/domain/import/remembered';

const mostRemembered = 500;

/** Returns what people of the company chose about files of each layout, by layout. */
export async function layoutsIn(tx: Tx, companyId: string): Promise<ReadonlyMap<string, FileChoices>> {
  const rows = await tx.importLayout.findMany({
    where: { companyId },
    select: { layout: true, choices: true },
    orderBy: { updatedAt: 'desc' },
    take: mostRemembered,
  });
  return new Map(
    rows.flatMap(({ layout, choices }) => {
      const parsed = fileChoices.safeParse(choices);
      return parsed.success ? [[layout, parsed.data] as const] : [];
    }),
  );
}

/**
 * Remembers what a person chose about files of a layout. Without a choice to remember, an earlier one is forgotten. An
 * import of bank lines leaves what only concerns expenses as it is.
 */
export async function saveLayoutIn(
  tx: Tx,
  viewer: Viewer,
  layout: string,
  given: FileChoices,
  target: 'expenses' | 'bank_lines' = 'expenses',
): Promise<void> {
  const { companyId, userId: personId } = viewer;
  const choices = {
    ...(target === 'bank_lines' && (await ofExpenses(tx, companyId, layout))),
    ...rememberedChoices(given),
  };
  if (Object.keys(choices).length === 0) {
    await tx.importLayout.deleteMany({ where: { companyId, layout } });
    return;
  }
  await tx.importLayout.upsert({
    where: { companyId_layout: { companyId, layout } },
    create: { companyId, layout, choices, personId },
    update: { choices, personId },
    select: { layout: true },
  });
}

async function ofExpenses(tx: Tx, companyId: string, layout: string): Promise<FileChoices> {
  const row = await tx.importLayout.findUnique({
    where: { companyId_layout: { companyId, layout } },
    select: { choices: true },
  });
  const { moneyIn, cardId } = fileChoices.safeParse(row?.choices).data ?? {};
  return { ...(moneyIn !== undefined && { moneyIn }), ...(cardId !== undefined && { cardId }) };
}
