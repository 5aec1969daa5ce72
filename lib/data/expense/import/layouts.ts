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

/** Remembers what a person chose about files of a layout. Without a choice to remember, an earlier one is forgotten. */
export async function saveLayoutIn(tx: Tx, viewer: Viewer, layout: string, given: FileChoices): Promise<void> {
  const { companyId, userId: personId } = viewer;
  const choices = rememberedChoices(given);
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
