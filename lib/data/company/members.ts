import 'server-only';
import { record } from '@/lib/data/audit';
import { inScope } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { instantCursor, instantKeyset, keyset, type Page, pageOf } from '@/lib/data/keyset';
import type { Role } from '@/lib/domain/company/role';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { PageAt } from '@/lib/domain/list/page-at';
import { Refusal } from '@/lib/domain/refusal';

export type MemberRow = {
  /** The id of the person. */
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly since: Date;
};
export type InvitationRow = {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly expiresAt: Date;
};

const perPage = 50;
/** Few invitations are open at a time, and their list is above that of the members on the same page. */
const invitationsPerPage = 20;

/** Returns a page of the company's members, newest first. */
export const listMembers = (viewer: Viewer, at: PageAt = {}): Promise<Page<MemberRow>> =>
  inScope(viewer, async (tx) => {
    const { where, ...order } = instantKeyset({ instant: 'createdAt', id: 'userId' }, at, perPage);
    const read = await tx.member.findMany({
      where: { companyId: viewer.companyId, ...where },
      select: { userId: true, role: true, createdAt: true, user: { select: { name: true, email: true } } },
      ...order,
    });
    const rows = read.map(({ userId, role, createdAt: since, user }) => ({ id: userId, userId, ...user, role, since }));
    return pageOf(rows, at, perPage, ({ since, userId }) => instantCursor(since, userId));
  });

/** Returns the role of a member; null when the person is not a member. */
export const roleOfMember = ({ companyId, ...scope }: Viewer, userId: string): Promise<Role | null> =>
  inScope({ companyId, ...scope }, (tx) =>
    tx.member.findUnique({ where: { companyId_userId: { companyId, userId } }, select: { role: true } }),
  ).then((member) => member?.role ?? null);

/** Returns a page of the open invitations, newest first. */
export const listInvitations = (viewer: Viewer, at: PageAt = {}): Promise<Page<InvitationRow>> =>
  inScope(viewer, async (tx) => {
    const { where, ...order } = keyset(at, invitationsPerPage);
    const read = await tx.invitation.findMany({
      where: {
        companyId: viewer.companyId,
        acceptedAt: null,
        revokedAt: null,
        expiresAt: { gt: new Date() },
        ...where,
      },
      select: { id: true, email: true, role: true, expiresAt: true },
      ...order,
    });
    return pageOf(read, at, invitationsPerPage);
  });

/** Changes the role of a member. Throws a Refusal if the company would have no owner. */
export const changeRole = (viewer: Viewer, userId: string, role: Role): Promise<void> =>
  inScope(viewer, async (tx) => {
    const where = { companyId_userId: { companyId: viewer.companyId, userId } };
    const owners = await tx.$queryRaw<{ user_id: string }[]>`
      select user_id from members where company_id = ${viewer.companyId}::uuid and role = 'owner' for update`;
    if (role !== 'owner' && owners.length === 1 && owners[0]?.user_id === userId) throw lastOwner();
    const before = await tx.member.findUnique({ where });
    if (!before) throw new Refusal('This person is no longer a member.');
    await tx.member.update({ where, data: { role }, select: { role: true } });
    await record(tx, viewer, 'member.role-changed', userId, { from: before.role, to: role });
  });

/** Removes a member from the company. Everything that they recorded remains. */
export const removeMember = (viewer: Viewer, userId: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    const owners = await tx.$queryRaw<{ user_id: string }[]>`
      select user_id from members where company_id = ${viewer.companyId}::uuid and role = 'owner' for update`;
    if (owners.length === 1 && owners[0]?.user_id === userId) throw lastOwner();
    const { count } = await tx.member.deleteMany({ where: { companyId: viewer.companyId, userId } });
    if (count === 0) return;
    // The company still reads the person's name, for example beside their expenses.
    await tx.formerMember.upsert({
      where: { companyId_userId: { companyId: viewer.companyId, userId } },
      create: { companyId: viewer.companyId, userId },
      update: { removedAt: new Date() },
      select: { userId: true },
    });
    await record(tx, viewer, 'member.removed', userId);
  });

const lastOwner = () => new Refusal('A company needs an owner. Make somebody else an owner first.');

/** Stores an invitation with the hash of its link. It replaces an open invitation for the same address. */
export const invite = (
  viewer: Viewer,
  invitation: { email: string; role: Role; tokenHash: string; expiresAt: Date },
): Promise<void> =>
  inScope(viewer, async (tx) => {
    const member = await tx.member.findFirst({
      where: { companyId: viewer.companyId, user: { email: invitation.email } },
    });
    if (member) throw new Refusal('This person is already a member.', { email: 'This person is already a member.' });
    await tx.invitation.updateMany({
      where: { companyId: viewer.companyId, email: invitation.email, acceptedAt: null, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    await tx.invitation.create({
      data: { id: newId(), companyId: viewer.companyId, invitedById: viewer.userId, ...invitation },
      select: { id: true },
    });
    await record(tx, viewer, 'member.invited', invitation.email, { role: invitation.role });
  });

export const revokeInvitation = (viewer: Viewer, id: string): Promise<unknown> =>
  inScope(viewer, (tx) =>
    tx.invitation.updateMany({
      where: { id, companyId: viewer.companyId, acceptedAt: null },
      data: { revokedAt: new Date() },
    }),
  );

export type OpenInvitation = {
  readonly id: string;
  readonly companyId: string;
  readonly companyName: string;
  readonly email: string;
  readonly role: Role;
};

/** Returns the open invitation for a link. Returns null if the invitation was used or revoked, or has expired. */
export async function openInvitation(tokenHash: string): Promise<OpenInvitation | null> {
  const found = await inScope({ invitation: tokenHash }, (tx) => tx.invitation.findUnique({ where: { tokenHash } }));
  if (!found || found.acceptedAt || found.revokedAt || found.expiresAt < new Date()) return null;
  const company = await inScope({ companyId: found.companyId }, (tx) =>
    tx.company.findUniqueOrThrow({ where: { id: found.companyId }, select: { name: true } }),
  );
  return { id: found.id, companyId: found.companyId, companyName: company.name, email: found.email, role: found.role };
}

/** Makes the invited person a member. Returns false if the invitation is no longer open. */
export const acceptInvitation = (invitation: OpenInvitation, userId: string): Promise<boolean> =>
  inScope({ companyId: invitation.companyId, userId }, async (tx) => {
    const { count } = await tx.invitation.updateMany({
      where: { id: invitation.id, acceptedAt: null, revokedAt: null },
      data: { acceptedAt: new Date() },
    });
    if (count === 0) return false;
    await tx.member.upsert({
      where: { companyId_userId: { companyId: invitation.companyId, userId } },
      create: { companyId: invitation.companyId, userId, role: invitation.role },
      update: {},
      select: { role: true },
    });
    await record(tx, { companyId: invitation.companyId, userId }, 'member.joined', userId, { role: invitation.role });
    return true;
  });
