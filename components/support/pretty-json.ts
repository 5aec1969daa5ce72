import { z } from 'zod';

/** Returns JSON with indentation. Text that is not JSON is returned unchanged. */
export function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

const batch = z.array(z.looseObject({ id: z.string() }));

/** Returns the record of one expense from the payload of a batch, as indented JSON. */
export function jsonFor(payload: string, expenseId: string): string {
  const part = batch.parse(JSON.parse(payload)).find((record) => record.id === expenseId);
  return JSON.stringify(part ?? null, null, 2);
}
