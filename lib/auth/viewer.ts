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

/** Returns the signed-in person from the session row, read once per request; null when not signed in. */
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

/** Returns the person in their current company; null when not signed in or without a company. */
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

/** For pages: returns the viewer, or redirects to the sign-in page. Staff without a company go to the support pages. */
export async function requireViewer(permission?: Permission): Promise<Viewer> {
  const viewer = await currentViewer();
  if (!viewer) redirect((await currentPerson())?.staffRole ? '/support' : '/sign-in');
  if (permission && !may(viewer.role, permission)) notFound();
  return viewer;
}

/** For the support pages: returns the member of staff. Others get a 404. */
export async function requireStaff(permission: StaffPermission = 'see-failures'): Promise<StaffViewer> {
  const person = await currentPerson();
  if (!person?.staffRole || !staffMay(person.staffRole, permission)) notFound();
  const { userId, sessionId, name, email, staffRole } = person;
  return { userId, sessionId, name, email, staffRole };
}
