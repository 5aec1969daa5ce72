import { presentPlan } from '@/app/[company]/api/expenses/import/present-plan';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { ImportProgress } from '@/lib/domain/import/plan';
import { importExpenses, planImport } from '../import';

const aFile = (text: string, name = 'card.csv') => ({ name, content: new TextEncoder().encode(text) });

/** Imports every new row of a CSV file. Returns the last progress. */
export async function importFile(viewer: Viewer, text: string): Promise<ImportProgress | undefined> {
  const file = aFile(text);
  const plan = await planImport(viewer, file, null);
  let last: ImportProgress | undefined;
  for await (const news of importExpenses(viewer, file, plan.settings, { without: [], also: [] })) last = news;
  return last;
}

/** Returns the state that each row of a CSV file would have in the preview. */
export const statesOf = async (viewer: Viewer, text: string): Promise<string[]> =>
  presentPlan(await planImport(viewer, aFile(text), null), viewer.locale).rows.map(({ state }) => state);
