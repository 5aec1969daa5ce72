import 'server-only';
import { inScope } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { instantCursor, instantKeyset, type Page, pageOf } from '@/lib/data/keyset';
import type { PageAt } from '@/lib/domain/list/page-at';

const daysToLive = 30;
const idleDays = 7;
const day = 24 * 60 * 60 * 1000;

export type SessionRow = {
  readonly id: string;
  readonly userAgent: string;
  readonly ipAddress: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
};

/** Starts a session for an authenticated person. Returns its id. */
export async function startSession(session: { userId: string; userAgent: string; ipAddress: string }): Promise<string> {
  const id = newId();
  await inScope({ userId: session.userId }, (tx) =>
    tx.session.create({
      data: { ...session, id, expiresAt: new Date(Date.now() + daysToLive * day) },
      select: { id: true },
    }),
  );
  return id;
}

/**
 * Returns the session with its person. Returns null if the session has ended, has expired, or was not used for a week.
 */
export async function liveSession(sessionId: string) {
  const now = new Date();
  const session = await inScope({ sessionId }, (tx) => tx.session.findUnique({ where: { id: sessionId } }));
  if (!session || session.endedAt || session.expiresAt < now) return null;
  if (session.lastSeenAt.getTime() < now.getTime() - idleDays * day) return null;
  return inScope({ userId: session.userId }, async (tx) => {
    if (now.getTime() - session.lastSeenAt.getTime() > 60_000) {
      await tx.session.update({ where: { id: sessionId }, data: { lastSeenAt: now }, select: { id: true } });
    }
    const user = await tx.user.findUniqueOrThrow({
      where: { id: session.userId },
      select: { id: true, name: true, email: true, staff: true },
    });
    const members = await tx.member.findMany({
      where: { userId: session.userId },
      include: { company: true },
      orderBy: { createdAt: 'asc' },
    });
    // Prisma reads the companies in a second statement. A member who is removed between the two no longer sees theirs.
    const memberships = members.filter(({ company }) => company !== null);
    return { sessionId, user, memberships, activeCompanyId: session.activeCompanyId };
  });
}

const perPage = 50;

/** Returns a page of a person's live sessions, most recently used first. */
export const listSessions = (userId: string, at: PageAt = {}): Promise<Page<SessionRow>> =>
  inScope({ userId }, async (tx) => {
    const { where, ...order } = instantKeyset({ instant: 'lastSeenAt', id: 'id' }, at, perPage);
    const read = await tx.session.findMany({
      where: { AND: [liveOf(userId), where] },
      select: { id: true, userAgent: true, ipAddress: true, createdAt: true, lastSeenAt: true },
      ...order,
    });
    return pageOf(read, at, perPage, ({ lastSeenAt, id }) => instantCursor(lastSeenAt, id));
  });

/** Returns how many other live sessions the person has besides this one. */
export const countOtherSessions = (userId: string, sessionId: string): Promise<number> =>
  inScope({ userId }, (tx) => tx.session.count({ where: { AND: [liveOf(userId), { NOT: { id: sessionId } }] } }));

const liveOf = (userId: string) => ({
  userId,
  endedAt: null,
  expiresAt: { gt: new Date() },
  lastSeenAt: { gt: new Date(Date.now() - idleDays * day) },
});

export const endSession = (userId: string, sessionId: string): Promise<unknown> =>
  inScope({ userId }, (tx) =>
    tx.session.updateMany({ where: { id: sessionId, userId, endedAt: null }, data: { endedAt: new Date() } }),
  );

export const endOtherSessions = (userId: string, keptId: string): Promise<unknown> =>
  inScope({ userId }, (tx) =>
    tx.session.updateMany({ where: { userId, endedAt: null, NOT: { id: keptId } }, data: { endedAt: new Date() } }),
  );

/** Switches the session to another of the person's companies. Returns false when they are not a member. */
export const switchCompany = (userId: string, sessionId: string, companyId: string): Promise<boolean> =>
  inScope({ userId }, async (tx) => {
    const member = await tx.member.findUnique({ where: { companyId_userId: { companyId, userId } } });
    if (!member) return false;
    await tx.session.updateMany({ where: { id: sessionId, userId }, data: { activeCompanyId: companyId } });
    return true;
  });
