import 'server-only';
import { notFound, redirect } from 'next/navigation';
import { getServerSession } from 'next-auth';
import { cache } from 'react';
import { liveSession } from '@/lib/data/company/sessions';
import type { Role, StaffRole } from '@/lib/domain/company/role';
import type { StaffViewer, Viewer } from '@/lib/domain/company/viewer';
import { authOptions } from './options';
import { may, type Permission, type StaffPermission, staffMay } from './permissions';

export type Person = {
  readonly userId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly email: string;
  readonly staffRole: StaffRole | null;
  readonly companies: readonly { readonly id: string; readonly name: string; readonly role: Role }[];
};

/** Returns the session of this request with its person, read once per request. Null when nobody is signed in. */
const currentSession = cache(async () => {
  const token = await getServerSession(authOptions());
  const sessionId = token && 'sessionId' in token && typeof token.sessionId === 'string' ? token.sessionId : null;
  return sessionId ? liveSession(sessionId) : null;
});

export const currentPerson = cache(async (): Promise<Person | null> => {
  const session = await currentSession();
  if (!session) return null;
  return {
    userId: session.user.id,
    sessionId: session.sessionId,
    name: session.user.name,
    email: session.user.email,
    staffRole: session.user.staff?.role ?? null,
    companies: session.memberships.map(({ company, role }) => ({ id: company.id, name: company.name, role })),
  };
});

/**
 * Returns the signed-in person together with their current company. Null when nobody is signed in, or the person has no
 * company.
 */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const session = await currentSession();
  const member =
    session?.memberships.find((entry) => entry.companyId === session.activeCompanyId) ?? session?.memberships[0];
  if (!session || !member) return null;
  const { company } = member;
  return {
    userId: session.user.id,
    sessionId: session.sessionId,
    name: session.user.name,
    email: session.user.email,
    companyId: company.id,
    companyName: company.name,
    role: member.role,
    baseCurrency: company.baseCurrency,
    timeZone: company.timeZone,
    locale: company.locale,
  };
});

/**
 * Returns the viewer of a page. Without one, redirects support staff to the support pages and everybody else to the
 * sign-in page. Shows a 404 page when the viewer lacks the permission.
 */
export async function requireViewer(permission?: Permission): Promise<Viewer> {
  const viewer = await currentViewer();
  if (!viewer) redirect((await currentPerson())?.staffRole ? '/support' : '/sign-in');
  if (permission && !may(viewer.role, permission)) notFound();
  return viewer;
}

/** Returns the member of the support staff who views a page. Shows everybody else a 404 page. */
export async function requireStaff(permission: StaffPermission = 'see-failures'): Promise<StaffViewer> {
  const person = await currentPerson();
  if (!person?.staffRole || !staffMay(person.staffRole, permission)) notFound();
  const { userId, sessionId, name, email, staffRole } = person;
  return { userId, sessionId, name, email, staffRole };
}
