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

const longest = 20_000;
const addresses = /[\w.+-]+@[\w-]+\.[\w.]+/g;
const oneTime = /(otp=)[^"&\s]+/g;

/** A body as it may be kept: no e-mail addresses, no one-time codes, not longer than a person would read. */
export function masked(body: string | null): string | null {
  if (body === null) return null;
  const safe = body.replace(addresses, '•••@•••').replace(oneTime, '$1•••');
  return safe.length > longest ? `${safe.slice(0, longest)}…` : safe;
}
