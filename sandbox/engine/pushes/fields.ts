import { z } from 'zod';
import type { Sandbox } from '../../sandbox';
import { type ConnectionRow, packageOf } from '../../store/connection';
import type { RecordFault } from '../../write-models/faults';

/** An optional text field. A missing value becomes an empty text. */
export const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

export const fieldFault = (record: string, itemId: string, message: string): RecordFault => ({
  itemId,
  message: `Failed to push to ${record} as ${itemId} ${message}`,
  validatorName: record,
});

/**
 * Returns a new id in the style of the package. Its number is higher than those in the books that were copied on
 * linking.
 */
export const nextId = (sandbox: Sandbox, connection: ConnectionRow): string =>
  packageOf(connection).newRecordId(90_000 + sandbox.store.next(`list/${connection.id}`));
