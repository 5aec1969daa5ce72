import { z } from 'zod';

const batch = z.array(z.looseObject({ id: z.string() }));

/** Returns the record of one expense from the payload of a batch, as indented JSON. */
export function jsonFor(payload: string, expenseId: string): string {
  const part = batch.parse(JSON.parse(payload)).find((record) => record.id === expenseId);
  return JSON.stringify(part ?? null, null, 2);
}
