import type { Database } from './database';

// Codat's sync ids: a copy of the queries in lib/data/sync/send-result.ts.

export const findRecordedElsewhere = (
  db: Database,
  companyId: string,
  syncId: string,
  ids: readonly string[],
): Set<string | null> =>
  new Set(
    db
      .syncsOf(companyId)
      .filter((sync) => sync.codatSyncId !== null && ids.includes(sync.codatSyncId) && sync.id !== syncId)
      .map((sync) => sync.codatSyncId),
  );

export const findUnrelated = (
  db: Database,
  companyId: string,
  codatSyncIds: readonly string[],
  recordIds: readonly string[],
): Set<string> =>
  new Set(
    db
      .syncsOf(companyId)
      .filter((sync) => !recordIds.some((id) => sync.payload.includes(id)))
      .flatMap(({ codatSyncId }) => (codatSyncId !== null && codatSyncIds.includes(codatSyncId) ? [codatSyncId] : [])),
  );
