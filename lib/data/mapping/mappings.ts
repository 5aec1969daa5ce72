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
  /** The connection that its refs belong to; null when unknown. */
  readonly connectionId: string | null;
};

/** Returns the current mapping and its version. */
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

/** Returns one version. Throws when it does not exist. */
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
 * Returns whether a mapping belongs to other books than those linked now, and waits to be moved
 * (lib/data/mapping/move).
 */
export const isOfOtherBooks = (at: Pick<MappingAt, 'connectionId'>, connection: { readonly id: string } | null) =>
  connection !== null && at.connectionId !== null && at.connectionId !== connection.id;

/**
 * Saves the next version. Refuses when somebody saved one since the person read it, so that nothing is overwritten.
 * `note` explains a special change.
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

/** Inserts a version and announces it. The caller has compared the previous version. */
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

/** Turns the unique violation of two simultaneous writers into a Refusal for the second. */
export async function orToldOfAnother<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isTaken(error) ? changedMeanwhile() : error;
  }
}

export const changedMeanwhile = () =>
  new Refusal('Somebody else changed the mapping a moment ago. It is shown as it is now: check it and save again.');
