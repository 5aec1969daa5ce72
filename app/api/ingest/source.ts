import { hashOfToken } from '@/lib/auth/token';
import { acceptKey, type SourceViewer } from '@/lib/data/ingest/keys';
import { isKeyLike } from '@/lib/domain/ingest/key';
import { problem } from './problem';

/**
 * Passes the source of a request to `handle`: who presents a key of a company as bearer token (RFC 6750). Responds with 401
 * without a valid key, and with 429 and Retry-After when the key was used too often. The body is not read before.
 */
export async function forSource(
  request: Request,
  handle: (viewer: SourceViewer) => Promise<Response>,
): Promise<Response> {
  const [, token = ''] = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  if (!isKeyLike(token)) return unknown();
  const used = await acceptKey(hashOfToken(token));
  if (used.is === 'unknown') return unknown();
  if (used.is === 'limited')
    return problem(
      429,
      'too-many-requests',
      `Send the next request in ${used.seconds} s. Send up to 500 movements at once.`,
      {
        headers: { 'retry-after': String(used.seconds) },
      },
    );
  return handle(used.viewer);
}

const unknown = () =>
  problem(
    401,
    'unknown-key',
    'Send a key of the company as "Authorization: Bearer outlay_…". An owner creates and revokes keys in Outlay, under Settings, API.',
    { headers: { 'www-authenticate': 'Bearer' } },
  );
