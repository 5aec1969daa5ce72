import 'server-only';
import { emptyMapping, type Mapping, mappingContent } from '@/lib/domain/mapping';
import { Refusal } from '@/lib/domain/refusal';
import type { Viewer } from '@/lib/domain/viewer';
import { record } from './audit';
import { inScope, isTaken, type Scope, type Tx } from './db';
import { newId } from './id';
import { announce } from './queue';

export type MappingAt = { readonly id: string; readonly number: number; readonly mapping: Mapping };

/** The mapping as it stands, and its version. */
export async function mappingIn(tx: Tx, companyId: string): Promise<MappingAt> {
  const row = await tx.mappingVersion.findFirst({
    where: { companyId },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, content: true },
  });
  return row
    ? { id: row.id, number: row.number, mapping: mappingContent.parse(row.content) }
    : { id: '', number: 0, mapping: emptyMapping };
}

export const currentMapping = (scope: Scope & { companyId: string }): Promise<MappingAt> =>
  inScope(scope, (tx) => mappingIn(tx, scope.companyId));

/** One version, as it was when something was coded by it. Throws when there is none such. */
export const mappingVersion = (scope: Scope & { companyId: string }, id: string): Promise<MappingAt> =>
  inScope(scope, async (tx) => {
    const row = await tx.mappingVersion.findUniqueOrThrow({
      where: { id },
      select: { id: true, number: true, content: true },
    });
    return { ...row, mapping: mappingContent.parse(row.content) };
  });

/**
 * Writes the next version. Refuses when somebody wrote one since the person looked, so that nothing is overwritten.
 */
export async function changeMapping(
  viewer: Viewer,
  from: number,
  change: (mapping: Mapping) => Mapping,
): Promise<number> {
  try {
    return await inScope(viewer, async (tx) => {
      const current = await mappingIn(tx, viewer.companyId);
      if (current.number !== from) throw changedMeanwhile();
      const number = current.number + 1;
      await tx.mappingVersion.create({
        data: {
          id: newId(),
          companyId: viewer.companyId,
          number,
          content: change(current.mapping),
          authorId: viewer.userId,
        },
        select: { id: true },
      });
      await record(tx, viewer, 'mapping.changed', String(number));
      await announce(tx, viewer.companyId);
      return number;
    });
  } catch (error) {
    throw isTaken(error) ? changedMeanwhile() : error;
  }
}

const changedMeanwhile = () =>
  new Refusal('Somebody else changed the mapping a moment ago. It is shown as it is now: check it and save again.');
