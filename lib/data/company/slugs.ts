import 'server-only';
import { randomInt } from 'node:crypto';
import { record } from '@/lib/data/audit';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { slugsFor } from '@/lib/domain/company/new-slugs';

/** Claims the first free slug for a company of this name. Returns it. */
export async function claimSlugFor(tx: Tx, companyId: string, name: string): Promise<string> {
  const candidates = slugsFor(name, () => String(randomInt(100_000_000)).padStart(8, '0'));
  for (;;) {
    const { value: slug } = candidates.next();
    if (await claim(tx, companyId, slug)) return slug;
  }
}

/**
 * Changes the company's slug. Addresses with the old one are redirected from then on. Returns false when another company
 * has or had the slug.
 */
export const changeSlug = (scope: CompanyScope, slug: string): Promise<boolean> =>
  inScope(scope, async (tx) => {
    const { slug: before } = await tx.company.findUniqueOrThrow({
      where: { id: scope.companyId },
      select: { slug: true },
    });
    if (before === slug) return true;
    // A company can return to a slug that it had before.
    const isOwn = (await tx.companySlug.count({ where: { slug, companyId: scope.companyId } })) > 0;
    if (!isOwn && !(await claim(tx, scope.companyId, slug))) return false;
    await tx.company.update({ where: { id: scope.companyId }, data: { slug }, select: { id: true } });
    await record(tx, scope, 'company.address-changed', scope.companyId, { from: before, to: slug });
    return true;
  });

/** Returns the company that has or had this slug. Null when the person is not a member of it. */
export const companyOfSlug = (userId: string, slug: string): Promise<string | null> =>
  inScope({ userId }, async (tx) => {
    const row = await tx.companySlug.findUnique({ where: { slug }, select: { companyId: true } });
    return row?.companyId ?? null;
  });

/** Row-level security hides the slugs of other companies, so only the insert can tell whether one is free. */
const claim = async (tx: Tx, companyId: string, slug: string): Promise<boolean> =>
  (await tx.$executeRaw`
    insert into company_slugs (slug, company_id) values (${slug}, ${companyId}::uuid) on conflict do nothing`) === 1;
