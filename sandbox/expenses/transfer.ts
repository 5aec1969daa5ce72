import { z } from 'zod';
import { isoDateTime, recordRef } from './fields';

const side = z.object({ accountRef: recordRef, amount: z.number() });

/** Accepts field names in lower case, as in the API reference, and in upper case, as on the "Transfers" page. */
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
