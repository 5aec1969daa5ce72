import { createHash, randomBytes } from 'node:crypto';
import { keyPrefix } from '@/lib/domain/ingest/key';

/** Returns a new random token for an invitation link. It is shown once and only its hash is stored. */
export const newInvitationToken = (): string => randomBytes(24).toString('base64url');

/** Returns a new key for the ingest API. It is shown once and only its hash is stored. */
export const newIngestKey = (): string => `${keyPrefix}${randomBytes(32).toString('base64url')}`;

/** Returns the hash of a token, which is stored instead of the token. The token is random, so that no salt is needed. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');
