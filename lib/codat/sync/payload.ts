import { createHash } from 'node:crypto';
import { z } from 'zod';
import { toDecimal } from '@/lib/domain/money';

/** The records of a batch as Codat accepts them, with the bytes that every attempt sends. */
export type Payload<R extends { readonly id: string }> = {
  readonly text: string;
  readonly sha256: string;
  readonly records: readonly R[];
};

/** Freezes records as a JSON list. The batch stores this text, so that every retry sends the same bytes. */
export function payloadOf<R extends { readonly id: string }>(records: readonly R[]): Payload<R> {
  const text = JSON.stringify(records);
  return { text, sha256: createHash('sha256').update(text).digest('hex'), records };
}

/** Returns the payload of some records of a frozen batch. Each record keeps its bytes. */
export const payloadFor = (frozen: string, ids: readonly string[]): Payload<FrozenRecord> =>
  payloadOf(recordsIn(frozen).filter((record) => ids.includes(record.id)));

export type FrozenRecord = { readonly id: string };

const frozenRecords = z.array(
  z.custom<FrozenRecord>((value) => z.looseObject({ id: z.uuid() }).safeParse(value).success),
);

/** Returns the records of a frozen batch. Throws if the text is not a list of records with ids. */
export const recordsIn = (frozen: string): readonly FrozenRecord[] => frozenRecords.parse(JSON.parse(frozen));

/** Returns the record of a frozen batch of one. Throws if the batch has none. */
export function onlyRecordIn(frozen: string): FrozenRecord {
  const [record] = recordsIn(frozen);
  if (!record) throw new Error('a batch without a record');
  return record;
}

/**
 * Converts an amount to a JSON number without loss. A JSON number is exact up to 15 digits, and an amount has at most
 * 12 (lib/domain/money).
 */
export const exact = (minor: bigint, currency: string): number => Number(toDecimal({ minor, currency }));
