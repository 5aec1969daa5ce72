'use server';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { hashPassword } from '@/lib/auth/passwords';
import { rolesToGive } from '@/lib/auth/permissions';
import { hashOfToken, newInvitationToken } from '@/lib/auth/token';
import {
  acceptInvitation,
  changeRole,
  invite,
  openInvitation,
  removeMember,
  revokeInvitation,
  roleOfMember,
} from '@/lib/data/company/members';
import { switchCompany } from '@/lib/data/company/sessions';
import { addressIsTaken, addUser } from '@/lib/data/company/users';
import { inScope } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { inviteInput, joinInput } from '@/lib/domain/company/person';
import { type Role, roles } from '@/lib/domain/company/role';
import type { Viewer } from '@/lib/domain/company/viewer';
import { Refusal } from '@/lib/domain/refusal';
import { env } from '@/lib/env';
import { refreshPages } from './refresh-pages';
import { personAction, publicAction, viewerAction } from './wrapper';

const invitationDays = 14;

/**
 * Invites a colleague. Returns the invitation link, which the inviting person sends. Only a hash of its
 * token is stored.
 */
export const inviteMember = viewerAction('manage-people', inviteInput, async (viewer, { email, role }) => {
  refuseUnassignableRole(viewer, role);
  const token = newInvitationToken();
  const expiresAt = new Date(Date.now() + invitationDays * 24 * 60 * 60 * 1000);
  await invite(viewer, { email, role, tokenHash: hashOfToken(token), expiresAt });
  refreshPages();
  return { email, address: `${env().APP_URL}/invite/${token}` };
});

export const withdrawInvitation = viewerAction('manage-people', z.object({ id: z.uuid() }), async (viewer, { id }) => {
  await revokeInvitation(viewer, id);
  refreshPages();
});

export const setMemberRole = viewerAction(
  'manage-people',
  z.object({ userId: z.uuid(), role: z.enum(roles) }),
  async (viewer, { userId, role }) => {
    refuseUnassignableRole(viewer, role);
    await refuseHigherMember(viewer, userId);
    await changeRole(viewer, userId, role);
    refreshPages();
  },
);

export const dismissMember = viewerAction(
  'manage-people',
  z.object({ userId: z.uuid() }),
  async (viewer, { userId }) => {
    await refuseHigherMember(viewer, userId);
    await removeMember(viewer, userId);
    refreshPages();
  },
);

/** Creates a person who accepts an invitation. Returns their email address, with which the form then signs them in. */
export const join = publicAction(joinInput, async ({ token, name, password }) => {
  const invitation = await openInvitation(hashOfToken(token));
  if (!invitation) throw new Refusal(invitationGone);
  const userId = newId();
  const passwordHash = await hashPassword(password);
  try {
    await inScope({ companyId: invitation.companyId, userId }, (tx) =>
      addUser(tx, { id: userId, email: invitation.email, name, passwordHash }),
    );
  } catch (error) {
    if (!addressIsTaken(error)) throw error;
    throw new Refusal('There is an account with this address already. Sign in with it, then open the link again.');
  }
  if (!(await acceptInvitation(invitation, userId))) throw new Refusal(invitationGone);
  return { email: invitation.email };
});

/** Adds a signed-in person to the company that invited them, and switches the session to it. */
export const accept = personAction(z.object({ token: z.string() }), async (person, { token }) => {
  const invitation = await openInvitation(hashOfToken(token));
  if (!invitation) throw new Refusal(invitationGone);
  if (invitation.email !== person.email)
    throw new Refusal(`This invitation is for ${invitation.email}. Sign in with that address.`);
  if (!(await acceptInvitation(invitation, person.userId))) throw new Refusal(invitationGone);
  // `/` opens this company next.
  await switchCompany(person.userId, person.sessionId, invitation.companyId);
  refreshPages();
  redirect('/');
});

const invitationGone = 'This invitation was used, withdrawn or is too old. Ask for a new one.';

function refuseUnassignableRole(viewer: Viewer, role: Role): void {
  if (!rolesToGive(viewer.role).includes(role))
    throw new Refusal('You cannot assign this role.', { role: 'You cannot assign this role.' });
}

async function refuseHigherMember(viewer: Viewer, userId: string): Promise<void> {
  const role = await roleOfMember(viewer, userId);
  if (role && !rolesToGive(viewer.role).includes(role)) throw new Refusal('Only an owner can change an owner.');
}
