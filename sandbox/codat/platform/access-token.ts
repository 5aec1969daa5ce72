import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Sandbox } from '../../sandbox';
import { getOrCreateMeta } from '../../store/meta';
import { notFound } from '../error';
import { ok, operation } from '../operation';
import { companyOf } from './companies';

const lifeSeconds = 86_400;
const claims = z.object({ sub: z.uuid(), aud: z.literal('link-sdk'), exp: z.number() });

/**
 * Returns the id of the company that the token was made for. Undefined if the token is forged or more than a day old.
 */
export function companyOfToken(sandbox: Sandbox, token: string): string | undefined {
  const [header = '', payload = '', given = ''] = token.split('.');
  if (!sameText(given, signature(sandbox, `${header}.${payload}`))) return undefined;
  const claimed = claims.safeParse(parse(Buffer.from(payload, 'base64url').toString()));
  return claimed.success && claimed.data.exp * 1000 > sandbox.store.clock.now() ? claimed.data.sub : undefined;
}

/**
 * Operations that create tokens for the Link SDK, which runs in the browser of the client's customer. A token is valid
 * for one day, for one company, and only for Link.
 */
export const accessTokenOperations = [
  operation('get-company-access-token', 'GET', '/companies/:companyId/accessToken', (call) => {
    const company = companyOf(call);
    return ok({ expiresIn: lifeSeconds, accessToken: tokenFor(call.sandbox, company.id), tokenType: 'Bearer' });
  }),

  /** Codat deprecated this operation and removed it on 2026-10-12, so it is a 404. */
  operation(
    'get-connection-management-access-token',
    'GET',
    '/companies/:companyId/connectionManagement/accessToken',
    (call) => {
      companyOf(call);
      throw notFound();
    },
  ),
];

function tokenFor(sandbox: Sandbox, companyId: string): string {
  const now = Math.floor(sandbox.store.clock.now() / 1000);
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const payload = { sub: companyId, aud: 'link-sdk', iat: now, exp: now + lifeSeconds };
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(payload)}`;
  return `${signed}.${signature(sandbox, signed)}`;
}

function signature({ store }: Sandbox, text: string): string {
  const secret = getOrCreateMeta(store, 'tokenSecret', () => randomBytes(32).toString('hex'));
  return createHmac('sha256', secret).update(text).digest('base64url');
}

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
