import 'server-only';
import { z } from 'zod';
import { type PageIdentity, personHeader } from '@/lib/domain/company/page-identity';
import type { Viewer } from '@/lib/domain/company/viewer';
import { currentPerson, type Person, viewerAt, viewerOfCompany } from './viewer';

/** Why a request may not act for its page. `status` is the HTTP status that fits. */
export type PageRefusal = { readonly status: 401 | 403; readonly message: string };

// The browser sends these values. They are compared with the session, and grant nothing.
const identity = z.object({ userId: z.uuid().nullable(), companyId: z.uuid().nullable() });

/**
 * Returns the person that a page was rendered for, if that person is still the one who is signed in. Otherwise returns
 * why the page may not act.
 */
export async function personOfPage(page: PageIdentity): Promise<Person | PageRefusal> {
  const given = identity.safeParse(page);
  const person = await currentPerson();
  if (!person) return signedOut;
  if (!given.success) return outdated;
  return given.data.userId === person.userId ? person : otherPerson(person.email);
}

/** Like `personOfPage`, for a page of a company. Returns the person as a viewer of the page's company. */
export async function viewerOfPage(page: PageIdentity): Promise<Viewer | PageRefusal> {
  const person = await personOfPage(page);
  if (isRefusal(person)) return person;
  return (page.companyId ? viewerOfCompany(person, page.companyId) : null) ?? noAccess;
}

/**
 * Returns the viewer for a request of a page to a route of the company with this slug. A request that names no person,
 * such as one for a picture or a download, acts for the person who is signed in.
 */
export async function viewerOfRequest(received: Headers, slug: string): Promise<Viewer | PageRefusal> {
  const person = await currentPerson();
  if (!person) return signedOut;
  const shownTo = received.get(personHeader);
  if (shownTo !== null && shownTo !== person.userId) return otherPerson(person.email);
  return (await viewerAt(person, slug)) ?? noAccess;
}

export const isRefusal = (given: Person | Viewer | PageRefusal): given is PageRefusal => 'status' in given;

const signedOut: PageRefusal = {
  status: 401,
  message:
    'You were signed out, so nothing was changed. Sign in again in another tab, then come back and try again: what you typed is still here.',
};
const otherPerson = (email: string): PageRefusal => ({
  status: 403,
  message: `Nothing was changed: this page belongs to another person, and this browser is now signed in as ${email}. Sign in as that person in another tab, then come back and try again: what you typed is still here. To go on as ${email}, reload the page.`,
});
const noAccess: PageRefusal = {
  status: 403,
  message:
    'You are no longer a member of this company, so nothing was changed. What you typed is still here. Ask an owner or admin of the company for an invitation.',
};
const outdated: PageRefusal = {
  status: 403,
  message: 'This page is out of date, so nothing was changed. Copy what you typed, then reload the page.',
};
