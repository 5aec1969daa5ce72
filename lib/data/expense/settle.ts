import 'server-only';
import { codeWith, codingIn } from '@/lib/data/coding/context';
import type { Tx } from '@/lib/data/db';
import { projectItems } from '@/lib/data/movement/project-items';
import { changesBooks } from '@/lib/domain/coding/record/kept';
import { currentRows, evaluated } from './stored-rows';
import { candidates } from './sync-candidates';

/**
 * Marks an edited expense as matching the books. Returns whether it did: not when they match already, or while a change
 * is on its way.
 */
export async function settleIn(tx: Tx, companyId: string, id: string): Promise<boolean> {
  const count = await tx.$executeRaw`
    update movements set synced_revision = revision
    where id = ${id}::uuid and company_id = ${companyId}::uuid and synced_revision < revision and removed_at is null
      and not exists (select 1 from sync_items i where i.id = latest_item_id and i.state not in ('synced', 'failed', 'withdrawn'))`;
  if (count === 0) return false;
  // If sending the change failed earlier, that failure no longer matters. The newest synced attempt becomes the
  // latest one.
  await tx.$executeRaw`
    update movements set latest_item_id = (
      select id from sync_items where movement_id = movements.id and state = 'synced' order by attempt desc limit 1)
    where id = ${id}::uuid`;
  await projectItems(tx, companyId, { movementIds: [id] });
  return true;
}

/** Marks an edited expense as matching the books when the edit changes nothing that the package keeps. */
export async function settleUnchanged(tx: Tx, companyId: string, id: string): Promise<void> {
  const [read] = await currentRows(tx, companyId, [id]);
  if (!read) return;
  const coding = await codingIn(tx, companyId, [read]);
  if (!coding.context) return;
  const row = evaluated(read, coding);
  const [candidate] = await candidates(tx, [row], coding);
  const coded = codeWith(coding, row);
  if (!candidate?.booked || candidate.booked === 'elsewhere' || !coded.ok) return;
  if (!changesBooks(candidate.booked, coded.record, coding.context.package.key)) await settleIn(tx, companyId, id);
}
