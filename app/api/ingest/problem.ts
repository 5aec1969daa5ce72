/** The ways in which a request of the ingest API fails, with what a developer reads first. */
const titles = {
  'unknown-key': 'The key is missing, unknown or revoked',
  'too-many-requests': 'Too many requests',
  'not-json': 'The body is not JSON',
  'too-large': 'The body is too large',
  'invalid-body': 'The body is not valid',
  'nothing-accepted': 'No movement was accepted',
  'not-found': 'There is no such movement',
  'not-recorded': 'The movement is not recorded as an expense',
  'refused-file': 'The file was refused',
} as const;

export type ProblemKind = keyof typeof titles;

/** Returns an error response with problem details (RFC 9457). */
export const problem = (
  status: number,
  kind: ProblemKind,
  detail: string,
  { headers = {}, ...members }: { readonly headers?: Record<string, string>; readonly [member: string]: unknown } = {},
): Response =>
  new Response(
    JSON.stringify({ type: `urn:outlay:problem:${kind}`, title: titles[kind], status, detail, ...members }),
    { status, headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers } },
  );

/** Returns a response that no cache keeps. */
export const answer = (value: unknown, status = 200): Response =>
  Response.json(value, { status, headers: { 'cache-control': 'no-store' } });
