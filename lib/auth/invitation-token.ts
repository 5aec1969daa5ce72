import { createHash, randomBytes } from 'node:crypto';

/** What an invitation's link carries. It is handed over once and not kept. */
export const newInvitationToken = (): string => randomBytes(24).toString('base64url');

/** What is kept of it. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');
