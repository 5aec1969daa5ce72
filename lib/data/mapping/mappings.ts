import 'server-only';
import { record } from '@/lib/data/audit';
import { connectionIn } from '@/lib/data/connection/connections';
import { type CompanyScope, inScope, isTaken, type Tx } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { announce } from '@/lib/data/queue';
import type { Viewer } from '@/lib/domain/company/viewer';
import { emptyMapping, type Mapping, mappingContent } from '@/lib/domain/mapping/mapping';
import { Refusal } from '@/lib/domain/refusal';

export type MappingAt = {
  readonly id: string;
  readonly number: number;
  readonly mapping: Mapping;
  /** Whose books its refs are of; null where that was never said. */
  readonly connectionId: string | null;
};

/** The mapping as it stands, and its version. */
export async function mappingIn(tx: Tx, companyId: string): Promise<MappingAt> {
  const row = await tx.mappingVersion.findFirst({
    where: { companyId },
    orderBy: { number: 'desc' },
    select: versionColumns,
  });
  return row ? toMappingAt(row) : { id: '', number: 0, mapping: emptyMapping, connectionId: null };
}

export const currentMapping = (scope: CompanyScope): Promise<MappingAt> =>
  inScope(scope, (tx) => mappingIn(tx, scope.companyId));

/** One version, as it was when something was coded by it. Throws when there is none such. */
export const mappingVersion = (scope: CompanyScope, id: string): Promise<MappingAt> =>
  inScope(scope, async (tx) => {
    const row = await tx.mappingVersion.findUniqueOrThrow({
      where: { id },
      select: versionColumns,
    });
    return toMappingAt(row);
  });

const versionColumns = { id: true, number: true, content: true, connectionId: true } as const;

const toMappingAt = ({ content, ...row }: Omit<MappingAt, 'mapping'> & { content: unknown }): MappingAt => ({
  ...row,
  mapping: mappingContent.parse(content),
});

/** Whether a mapping is of other books than those linked now, and waits for somebody to move it (lib/data/mapping/move). */
export const isOfOtherBooks = (at: Pick<MappingAt, 'connectionId'>, connection: { readonly id: string } | null) =>
  connection !== null && at.connectionId !== null && at.connectionId !== connection.id;

/**
 * Writes the next version. Refuses when somebody wrote one since the person looked, so that nothing is overwritten.
 * `note` says why it was made, where it is no ordinary change.
 */
export const changeMapping = (
  viewer: Viewer,
  from: number,
  change: (mapping: Mapping) => Mapping,
  note = '',
): Promise<number> =>
  orToldOfAnother(() =>
    inScope(viewer, async (tx) => {
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

/** Writes a version; the caller has looked at the one before. Announces it. */
export async function writeVersionIn(
  tx: Tx,
  scope: CompanyScope,
  { number, mapping, connectionId, note }: Omit<MappingAt, 'id'> & { note: string },
): Promise<number> {
  const { companyId, userId = null } = scope;
  await tx.mappingVersion.create({
    data: { id: newId(), companyId, number, content: mapping, connectionId, note, authorId: userId },
    select: { id: true },
  });
  await record(tx, scope, 'mapping.changed', String(number), note === '' ? {} : { note });
  await announce(tx, companyId);
  return number;
}

/** Two who write the same version at once: the second is told, and nothing is overwritten. */
export async function orToldOfAnother<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isTaken(error) ? changedMeanwhile() : error;
  }
}

export const changedMeanwhile = () =>
  new Refusal('Somebody else changed the mapping a moment ago. It is shown as it is now: check it and save again.');
