import 'server-only';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { mappingContent } from '@/lib/domain/mapping/content';
import { emptyMapping, type Mapping } from '@/lib/domain/mapping/mapping';

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
