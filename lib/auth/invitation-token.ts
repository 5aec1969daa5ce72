import { createHash, randomBytes } from 'node:crypto';

/** Returns a new random token for an invitation link. It is shown once and only its hash is stored. */
export const newInvitationToken = (): string => randomBytes(24).toString('base64url');

/** Returns the hash of a token, which is stored instead of the token. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');
