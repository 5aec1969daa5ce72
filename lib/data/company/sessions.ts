import 'server-only';
import { db, inScope } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { instantCursor, instantKeyset, type Page, pageOf } from '@/lib/data/keyset';
import type { Role, StaffRole } from '@/lib/domain/company/role';
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

/** A live session with its person and the companies of which they are a member, the oldest membership first. */
export type LiveSession = {
  readonly sessionId: string;
  /** The company that the session opened last. */
  readonly activeCompanyId: string | null;
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly staffRole: StaffRole | null;
  };
  readonly companies: readonly {
    readonly id: string;
    readonly name: string;
    readonly slug: string;
    readonly role: Role;
    readonly baseCurrency: string;
    readonly timeZone: string;
    readonly country: string;
    readonly yearStart: string | null;
  }[];
};

/**
 * Returns the session with its person. Returns null if the session has ended, has expired, or was not used for a week.
 * Every request reads it, so it is one statement, without a transaction around it.
 */
export async function liveSession(sessionId: string): Promise<LiveSession | null> {
  const [row] = await db().$queryRaw<{ session: LiveSession | null }[]>`
    select live_session(${sessionId}::uuid) as session`;
  return row?.session ?? null;
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
