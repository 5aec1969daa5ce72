import { z } from 'zod';

/** JSON with its lines broken; text that is no JSON as it is. */
export function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

const batch = z.array(z.looseObject({ id: z.string() }));

/** The part of a batch's bytes that is about one expense, with its lines broken. */
export function jsonFor(payload: string, expenseId: string): string {
  const part = batch.parse(JSON.parse(payload)).find((record) => record.id === expenseId);
  return JSON.stringify(part ?? null, null, 2);
}
