import 'server-only';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { getServerSession } from 'next-auth';
import { cache } from 'react';
import { liveSession, switchCompany } from '@/lib/data/company/sessions';
import { companyOfSlug } from '@/lib/data/company/slugs';
import { localeOf } from '@/lib/domain/company/country';
import type { Role, StaffRole } from '@/lib/domain/company/role';
import { companyPath } from '@/lib/domain/company/slug';
import type { StaffViewer, Viewer } from '@/lib/domain/company/viewer';
import { authOptions } from './options';
import { pathHeader } from './path-header';
import { may, type Permission, type StaffPermission, staffMay } from './permissions';

export type Person = {
  readonly userId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly email: string;
  readonly staffRole: StaffRole | null;
  /** The company that the session opened last. */
  readonly activeCompanyId: string | null;
  readonly companies: readonly PersonCompany[];
};

export type PersonCompany = {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly role: Role;
  readonly baseCurrency: string;
  readonly timeZone: string;
  readonly country: string;
  readonly yearStart: string | null;
};

/**
 * Returns the person of this request's session. Null without a session. React keeps the result while it renders
 * a page. A route or an action has no such cache: it must read the person once and derive the viewer from that, or a
 * session that ends in between looks like a lost membership.
 */
export const currentPerson = cache(async (): Promise<Person | null> => {
  const token = await getServerSession(authOptions());
  const sessionId = token && 'sessionId' in token && typeof token.sessionId === 'string' ? token.sessionId : null;
  const session = sessionId ? await liveSession(sessionId) : null;
  if (!session) return null;
  return {
    userId: session.user.id,
    sessionId: session.sessionId,
    name: session.user.name,
    email: session.user.email,
    staffRole: session.user.staffRole,
    activeCompanyId: session.activeCompanyId,
    companies: session.companies,
  };
});

/** Returns the person as a viewer of this company. Null when they are not a member. */
export const viewerOfCompany = cache((person: Person, companyId: string): Viewer | null => {
  const company = person.companies.find(({ id }) => id === companyId);
  if (!company) return null;
  const { userId, sessionId, name, email } = person;
  const { role, baseCurrency, timeZone, country, yearStart } = company;
  return {
    userId,
    sessionId,
    name,
    email,
    companyId,
    companyName: company.name,
    companySlug: company.slug,
    role,
    baseCurrency,
    timeZone,
    country,
    yearStart,
    locale: localeOf(country),
  };
});

/**
 * Returns the person as a viewer of the company with this slug, or with this earlier slug, in any case. Null when they
 * are not a member.
 */
export async function viewerAt(person: Person, address: string): Promise<Viewer | null> {
  const slug = address.toLowerCase();
  const current = person.companies.find((company) => company.slug === slug);
  const companyId = current?.id ?? (await companyOfSlug(person.userId, slug));
  return companyId ? viewerOfCompany(person, companyId) : null;
}

/**
 * Returns the viewer of a company's page. `params` are the parameters of the route. Loading an address with an earlier
 * slug is redirected; an open page with one stays, and so does what is typed in it. Without a session, redirects to the
 * sign-in page. Shows a 404 page when the person is not a member, or lacks the permission.
 */
export async function requireViewer(
  params: Promise<{ readonly company: string }>,
  permission?: Permission,
): Promise<Viewer> {
  const { company } = await params;
  const person = await currentPerson();
  if (!person) redirect(signInPath(await currentPath()));
  const viewer = await viewerAt(person, company);
  if (!viewer) notFound();
  if (viewer.companySlug !== company && (await isPageLoad()))
    redirect(companyPath(viewer.companySlug, withoutCompany(await currentPath())));
  if (permission && !may(viewer.role, permission)) notFound();
  return viewer;
}

/**
 * Makes this company the one that `/` opens for the session, when the browser loads a page of it. A refresh of a page in
 * another tab changes nothing.
 */
export async function rememberCompany({ userId, sessionId, companyId }: Viewer): Promise<void> {
  if (!(await isPageLoad())) return;
  const person = await currentPerson();
  if (person?.activeCompanyId !== companyId) await switchCompany(userId, sessionId, companyId);
}

/**
 * Returns the slug of the company that `/` opens: the one that the session opened last, or else the person's first.
 * Null without a company.
 */
export async function companyToOpen(): Promise<string | null> {
  const person = await currentPerson();
  const last = person?.companies.find(({ id }) => id === person.activeCompanyId);
  return (last ?? person?.companies[0])?.slug ?? null;
}

/**
 * Whether the browser loads a page, as opposed to a refresh, a link followed within the page, or an action. Browsers send
 * this header over HTTPS and to localhost (Fetch Metadata Request Headers). Without it, every request counts as a load.
 */
const isPageLoad = async (): Promise<boolean> => ((await headers()).get('sec-fetch-mode') ?? 'navigate') === 'navigate';

/** Returns the path and query of the page that is being rendered, which proxy.ts passes in a header. */
const currentPath = async (): Promise<string> => (await headers()).get(pathHeader) ?? '/';

/** Returns the rest of the path of a company's page: "/expenses?month=2026-11". */
const withoutCompany = (path: string): string => path.replace(/^\/[^/?]+/, '') || '/';

const signInPath = (path: string): string =>
  path === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ callbackUrl: path })}`;

/** Returns the member of the support staff who views a page. Shows everybody else a 404 page. */
export async function requireStaff(permission: StaffPermission = 'see-failures'): Promise<StaffViewer> {
  const person = await currentPerson();
  if (!person?.staffRole || !staffMay(person.staffRole, permission)) notFound();
  const { userId, sessionId, name, email, staffRole } = person;
  return { userId, sessionId, name, email, staffRole };
}
