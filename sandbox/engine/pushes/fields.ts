import { z } from 'zod';
import type { Sandbox } from '../../sandbox';
import { type ConnectionRow, packageOf } from '../../store/connection';
import type { RecordFault } from '../../write-models/faults';

/** An optional text, empty by default. */
export const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

export const fieldFault = (record: string, itemId: string, message: string): RecordFault => ({
  itemId,
  message: `Failed to push to ${record} as ${itemId} ${message}`,
  validatorName: record,
});

/** Returns a new id in the package's style, above the ids of the copied books. */
export const nextId = (sandbox: Sandbox, connection: ConnectionRow): string =>
  packageOf(connection).newRecordId(90_000 + sandbox.store.next(`list/${connection.id}`));
