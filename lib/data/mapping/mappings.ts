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
  /** The connection to whose books the ids in the mapping belong. Null if unknown. */
  readonly connectionId: string | null;
};

/** Returns the newest version of the mapping. A company without a version has an empty mapping. */
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

/** Returns one version of the mapping. Throws if it does not exist. */
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

/**
 * Returns whether a mapping belongs to other books than those linked now. A person then has to move it
 * (lib/data/mapping/move).
 */
export const isOfOtherBooks = (at: Pick<MappingAt, 'connectionId'>, connection: { readonly id: string } | null) =>
  connection !== null && at.connectionId !== null && at.connectionId !== connection.id;

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
 * Inserts a version of the mapping and announces it. The caller has checked that the previous version is the one that
 * the person saw.
 */
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
