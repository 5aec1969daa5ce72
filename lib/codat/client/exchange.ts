import { withoutSecrets } from './masking';

/** One HTTP call with Codat, told to whoever keeps the record. */
export type Exchange = {
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly failure: string | null;
  readonly latencyMs: number;
  readonly correlationId: string | null;
  readonly requestBody: string | null;
  readonly responseBody: string | null;
};

/** Longer than anybody reads. */
const longest = 20_000;
/** Read beyond that, so that what is cut in two is masked whole; and given up at the end, where it is not. */
const overlap = 1_000;
const edge = 200;

/** A body as it may be kept for support: without secrets and personal data, and not longer than a person would read. */
export function masked(body: string | null): string | null {
  if (body === null) return null;
  if (body.length <= longest) return withoutSecrets(body);
  const safe = withoutSecrets(body.slice(0, longest + overlap));
  return `${safe.slice(0, Math.min(longest, safe.length - edge)).toWellFormed()}…`;
}
