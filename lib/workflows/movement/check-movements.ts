import { worker } from '@/lib/data/db';
import { checkPage, type Difference } from '@/lib/data/movement/check';
import { checkCounters, saveCheck } from '@/lib/data/movement/check-runs';
import { checkDigests } from '@/lib/data/report/digest-check';
import type { MovementCheck } from '@/lib/domain/movement/check';
import { log } from '@/lib/log';
import { projectOpenMovements } from './project-open-movements';

const mostLogged = 20;

/**
 * Compares the stored status of a company's movements with the rule, and its counters and the digests of its spending with its rows. A difference is a
 * defect of Outlay: it is logged and shown to support staff. With `repair`, it is corrected too.
 */
export async function checkMovements(
  companyId: string,
  { repair = false }: { readonly repair?: boolean } = {},
): Promise<MovementCheck> {
  const scope = worker(companyId);
  // What waits for its evaluation may differ.
  await projectOpenMovements({ companyId });
  let checked = 0;
  const differences: Difference[] = [];
  let after: string | null = null;
  do {
    const page = await checkPage(scope, { after, repair });
    checked += page.checked;
    differences.push(...page.differences);
    after = page.last;
  } while (after !== null);
  const counters = [...(await checkCounters(scope, { repair })), ...(await checkDigests(scope, { repair }))];
  if (differences.length > 0)
    log().error(
      { companyId, differences: differences.slice(0, mostLogged) },
      `${differences.length} movements have another stored status than the rule returns`,
    );
  if (counters.length > 0)
    log().error({ companyId, counters: counters.slice(0, mostLogged) }, `${counters.length} counters are wrong`);
  const check = { checked, differences: differences.length, counters: counters.length, repaired: repair };
  await saveCheck(scope, check);
  return check;
}
