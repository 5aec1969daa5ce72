import { createHash, randomBytes } from 'node:crypto';

/** Returns a token for an invitation link. It is handed over once and not stored. */
export const newInvitationToken = (): string => randomBytes(24).toString('base64url');

/** Returns the stored form of a token. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');
