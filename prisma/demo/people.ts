import { v5 } from 'uuid';
import { hashPassword, passwordIsRight } from '@/lib/auth/passwords';
import { foundCompanyIn } from '@/lib/data/company/companies';
import { acceptInvitation, invite, openInvitation } from '@/lib/data/company/members';
import { addUser, changePassword, userByAddress } from '@/lib/data/company/users';
import { inScope } from '@/lib/data/db';
import { localeOf } from '@/lib/domain/company/country';
import type { Role } from '@/lib/domain/company/role';
import type { Viewer } from '@/lib/domain/company/viewer';

const namespace = '6f1d3c52-7a0e-4a55-9d0c-0d0e5c0ffee0';

/** Returns a fixed id for a name. A seed that was interrupted therefore finds its rows again and continues. */
export const demoId = (name: string): string => v5(name, namespace);

/** Finds or creates a user, sets the demo password, and returns the user's id. */
export async function demoPerson(email: string, name: string, password: string): Promise<string> {
  const known = await userByAddress(email);
  if (known) {
    if (!(await passwordIsRight(password, known.passwordHash)))
      await changePassword(known.id, await hashPassword(password));
    return known.id;
  }
  const id = demoId(email);
  const passwordHash = await hashPassword(password);
  await inScope({ userId: id }, (tx) => addUser(tx, { id, email, name, passwordHash }));
  return id;
}

/** Finds or creates a company. Returns a `Viewer`: its owner, signed in to this company. */
export async function demoCompany(owner: { id: string; email: string; name: string }, name: string): Promise<Viewer> {
  const companyId = demoId(name);
  const viewer = {
    userId: owner.id,
    sessionId: '',
    name: owner.name,
    email: owner.email,
    companyId,
    companyName: name,
    role: 'owner',
    baseCurrency: 'GBP',
    timeZone: 'Europe/London',
    country: 'GB',
    locale: localeOf('GB'),
  } as const;
  const companySlug = await inScope(viewer, async (tx) => {
    const known = await tx.company.findUnique({ where: { id: companyId }, select: { slug: true } });
    if (known) return known.slug;
    return foundCompanyIn(tx, companyId, owner.id, {
      name,
      baseCurrency: 'GBP',
      timeZone: 'Europe/London',
      country: 'GB',
    });
  });
  return { ...viewer, companySlug };
}

/** Adds a member by invitation if needed. Returns a `Viewer`: the member, signed in to the company. */
export async function demoMember(
  owner: Viewer,
  person: { id: string; email: string; name: string },
  role: Role,
): Promise<Viewer> {
  const member = { ...owner, userId: person.id, name: person.name, email: person.email, role };
  const isMember = await inScope(owner, (tx) =>
    tx.member.findUnique({ where: { companyId_userId: { companyId: owner.companyId, userId: person.id } } }),
  );
  if (isMember) return member;
  const tokenHash = demoId(`${owner.companyId} ${person.email} ${Date.now()}`);
  await invite(owner, { email: person.email, role, tokenHash, expiresAt: new Date(Date.now() + 60_000) });
  const invitation = await openInvitation(tokenHash);
  if (!invitation || !(await acceptInvitation(invitation, person.id)))
    throw new Error(`${person.email} could not accept the invitation`);
  return member;
}
