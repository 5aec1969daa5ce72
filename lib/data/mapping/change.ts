import 'server-only';
import { record } from '@/lib/data/audit';
import { connectionIn } from '@/lib/data/connection/connections';
import { type CompanyScope, inScope, isTaken, type Tx } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { lockCoding } from '@/lib/data/movement/coding-lock';
import { type Reprojection, reprojectOpen } from '@/lib/data/movement/reproject';
import { announce } from '@/lib/data/queue';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { Mapping } from '@/lib/domain/mapping/mapping';
import { Refusal } from '@/lib/domain/refusal';
import { isOfOtherBooks, type MappingAt, mappingIn } from './mappings';

/**
 * Saves the next version of the mapping. `from` is the number of the version that the person saw. Throws a Refusal if
 * there is a newer version, so that nothing is overwritten. `note` describes a special change, such as a restored
 * version.
 */
export const changeMapping = (
  viewer: Viewer,
  from: number,
  change: (mapping: Mapping) => Mapping,
  note = '',
): Promise<number> =>
  orToldOfAnother(() =>
    inScope(viewer, async (tx) => {
      await lockCoding(tx, viewer.companyId);
      const current = await mappingIn(tx, viewer.companyId);
      if (current.number !== from) throw changedMeanwhile();
      const connection = await connectionIn(tx, viewer.companyId);
      if (isOfOtherBooks(current, connection)) {
        throw new Refusal('This mapping is of the books you had linked before. Move it to the new ones first.');
      }
      const connectionId = connection?.id ?? current.connectionId;
      return writeVersionIn(tx, viewer, { number: from + 1, mapping: change(current.mapping), connectionId, note });
    }),
  );

/**
 * Inserts a version of the mapping, evaluates the open expenses and announces it. The caller has called `lockCoding` and
 * checked that the previous version is the one that the person saw.
 */
export async function writeVersionIn(
  tx: Tx,
  scope: CompanyScope,
  { number, mapping, connectionId, note }: Omit<MappingAt, 'id'> & { note: string },
  reprojection?: Reprojection,
): Promise<number> {
  const { companyId, userId = null } = scope;
  await tx.mappingVersion.create({
    data: { id: newId(), companyId, number, content: mapping, connectionId, note, authorId: userId },
    select: { id: true },
  });
  await reprojectOpen(tx, companyId, reprojection);
  await record(tx, scope, 'mapping.changed', String(number), note === '' ? {} : { note });
  await announce(tx, companyId, ['mapping', 'expenses']);
  return number;
}

/**
 * Runs a write. If another person saved the same version number at the same time, throws a Refusal instead of the
 * database error.
 */
export async function orToldOfAnother<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isTaken(error) ? changedMeanwhile() : error;
  }
}

export const changedMeanwhile = () =>
  new Refusal('Somebody else changed the mapping a moment ago. It is shown as it is now: check it and save again.');
