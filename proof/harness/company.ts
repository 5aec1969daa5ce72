import { foundCompanyIn } from '@/lib/data/company/companies';
import { addUser } from '@/lib/data/company/users';
import { inScope } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { localeOf } from '@/lib/domain/company/country';
import type { Viewer } from '@/lib/domain/company/viewer';

/** Creates a user and a company that the user owns. Returns a `Viewer`: the user, signed in to the company. */
export async function createCompany(name: string, baseCurrency: string, timeZone: string): Promise<Viewer> {
  const [userId, companyId] = [newId(), newId()];
  const user = { email: `${userId}@proof.test`, name: 'Hannah Finch' };
  const settings = { baseCurrency, timeZone, country: 'GB' };
  await inScope({ userId }, (tx) => addUser(tx, { id: userId, ...user, passwordHash: null }));
  const companySlug = await inScope({ companyId, userId }, (tx) =>
    foundCompanyIn(tx, companyId, userId, { name, ...settings }),
  );
  const company = { companyId, companyName: name, companySlug, ...settings, locale: localeOf(settings.country) };
  return { userId, sessionId: newId(), ...user, ...company, role: 'owner' };
}
