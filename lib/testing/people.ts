import { afterAll } from 'vitest';
import { hashOfToken, newInvitationToken } from '@/lib/auth/token';
import { foundCompanyIn } from '@/lib/data/company/companies';
import { acceptInvitation, invite, openInvitation } from '@/lib/data/company/members';
import { addUser } from '@/lib/data/company/users';
import { db, inScope } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { localeOf } from '@/lib/domain/company/country';
import type { Role } from '@/lib/domain/company/role';
import type { Viewer } from '@/lib/domain/company/viewer';

afterAll(() => db().$disconnect());

export type TestPerson = { readonly id: string; readonly email: string; readonly name: string };

/** Creates a person. Without a password hash, that person cannot sign in with a password. */
export async function aPerson(
  change: { email?: string; name?: string; passwordHash?: string | null } = {},
): Promise<TestPerson> {
  const id = newId();
  const person = { id, email: change.email ?? `${id}@example.com`, name: change.name ?? 'Ella Nair' };
  await inScope({ userId: id }, (tx) => addUser(tx, { ...person, passwordHash: change.passwordHash ?? null }));
  return person;
}

/** Creates a company with an owner. Returns the owner as the viewer. */
export async function aCompany(
  name = 'Harbour & Finch',
  given: { owner?: TestPerson; baseCurrency?: string; country?: string } = {},
): Promise<Viewer> {
  const person = given.owner ?? (await aPerson({ name: 'Hannah Finch' }));
  const companyId = newId();
  const { baseCurrency = 'GBP', country = 'GB' } = given;
  const company = { name, baseCurrency, timeZone: 'Europe/London', country };
  const companySlug = await inScope({ companyId, userId: person.id }, (tx) =>
    foundCompanyIn(tx, companyId, person.id, company),
  );
  return {
    userId: person.id,
    sessionId: newId(),
    name: person.name,
    email: person.email,
    companyId,
    companyName: name,
    companySlug,
    role: 'owner',
    baseCurrency: company.baseCurrency,
    timeZone: company.timeZone,
    country,
    locale: localeOf(country),
  };
}

/** Creates a person, who joins the owner's company with this role. Returns them as the viewer. */
export async function aMember(owner: Viewer, role: Role, given?: TestPerson): Promise<Viewer> {
  const person = given ?? (await aPerson());
  const tokenHash = hashOfToken(newInvitationToken());
  await invite(owner, { email: person.email, role, tokenHash, expiresAt: new Date(Date.now() + 60_000) });
  const invitation = await openInvitation(tokenHash);
  if (!invitation || !(await acceptInvitation(invitation, person.id)))
    throw new Error(`${person.email} could not join`);
  return { ...owner, userId: person.id, sessionId: newId(), name: person.name, email: person.email, role };
}
