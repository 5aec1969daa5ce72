import { z } from 'zod';
import { isoDateTime, recordRef } from './fields';

const side = z.object({ accountRef: recordRef, amount: z.number() });

/**
 * A transfer. Field names may start with a small letter, as in Codat's API reference, or with a capital letter, as on
 * its page "Transfers".
 */
export const transferRequest = z.preprocess(
  withSmallNames,
  z.object({ description: z.string().nullish(), date: isoDateTime, from: side, to: side }),
);
export type Transfer = z.infer<typeof transferRequest> & { readonly id: string };

function withSmallNames(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name.charAt(0).toLowerCase() + name.slice(1), withSmallNames(inner)]),
  );
}
