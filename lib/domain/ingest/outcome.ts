import type { z } from 'zod';

/** The result of a movement that a source sent. */
export type IngestResult = {
  /** The source's id; null when the movement has none that can be read. */
  readonly id: string | null;
  /**
   * `pending` is kept and not recorded. `refused` is kept too: a person may change what stands against it, or the source sends
   * it again. `invalid` is not kept.
   */
  readonly outcome: 'recorded' | 'pending' | 'cancelled' | 'refused' | 'invalid';
  /** The id of the expense or the transfer in Outlay. */
  readonly movementId?: string;
  /** Whether Outlay had the movement before, from an import or by hand. */
  readonly existed?: boolean;
  /** Why it is refused, or what else to know, in words. */
  readonly reason?: string;
  /** What is wrong with each field of an invalid movement. */
  readonly errors?: readonly FieldError[];
};

export type FieldError = { readonly field: string; readonly message: string };

/** Returns the first problem of each field of a value: "movements.3.amount.minor". */
export function fieldErrors(error: z.ZodError): readonly FieldError[] {
  const found = new Map<string, FieldError>();
  for (const { path, message } of error.issues) {
    const field = path.join('.');
    if (!found.has(field)) found.set(field, { field, message });
  }
  return [...found.values()];
}
