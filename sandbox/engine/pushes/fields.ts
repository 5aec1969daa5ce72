import { z } from 'zod';
import type { Sandbox } from '../../sandbox';
import { type ConnectionRow, packageOf } from '../../store/connection';
import type { RecordFault } from '../../write-models/faults';

/** A text that may be left out, as an empty one. */
export const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

export const fieldFault = (record: string, itemId: string, message: string): RecordFault => ({
  itemId,
  message: `Failed to push to ${record} as ${itemId} ${message}`,
  validatorName: record,
});

/** An id in the package's own style, past those of the copied books. */
export const nextId = (sandbox: Sandbox, connection: ConnectionRow): string =>
  packageOf(connection).newRecordId(90_000 + sandbox.store.next(`list/${connection.id}`));
