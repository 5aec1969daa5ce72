import 'server-only';
import { record } from '@/lib/data/audit';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { lockCoding } from '@/lib/data/movement/coding-lock';
import { reprojectOpen } from '@/lib/data/movement/reproject';
import { starterCategories } from '@/lib/domain/company/category';
import { emptyMapping } from '@/lib/domain/mapping/mapping';
import { claimSlugFor } from './slugs';

export type CompanySettings = {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly baseCurrency: string;
  readonly timeZone: string;
  readonly country: string;
  readonly yearStart: string | null;
  readonly receiptsRequiredFrom: bigint | null;
  readonly codatCompanyId: string | null;
  readonly partnerConnectionId: string | null;
};

type NewCompany = { name: string; baseCurrency: string; timeZone: string; country: string };

/** Creates a company with its owner, starter categories, one card and an empty mapping. */
export async function foundCompany(
  ownerId: string,
  company: NewCompany,
): Promise<{ readonly companyId: string; readonly slug: string }> {
  const companyId = newId();
  const slug = await inScope({ companyId, userId: ownerId }, (tx) => foundCompanyIn(tx, companyId, ownerId, company));
  return { companyId, slug };
}

/** Like `foundCompany`, in a transaction whose scope is the new company and its owner. Returns its slug. */
export async function foundCompanyIn(tx: Tx, companyId: string, ownerId: string, company: NewCompany): Promise<string> {
  const scope = { companyId, userId: ownerId };
  // Until the slug is claimed, the row has its id as the slug, because the column is unique and not null.
  await tx.company.create({ data: { id: companyId, ...company, slug: companyId }, select: { id: true } });
  const slug = await claimSlugFor(tx, companyId, company.name);
  await tx.company.update({ where: { id: companyId }, data: { slug }, select: { id: true } });
  await tx.member.create({ data: { companyId, userId: ownerId, role: 'owner' }, select: { companyId: true } });
  await tx.category.createMany({
    data: starterCategories.map((name, position) => ({ id: newId(), companyId, name, position })),
  });
  await tx.card.create({
    data: { id: newId(), companyId, name: 'Company card', currency: company.baseCurrency, position: 0 },
    select: { id: true },
  });
  await tx.mappingVersion.create({
    data: { id: newId(), companyId, number: 0, content: emptyMapping, authorId: ownerId },
    select: { id: true },
  });
  await record(tx, scope, 'company.founded', companyId, { name: company.name });
  return slug;
}

export const companySettings = (scope: CompanyScope): Promise<CompanySettings> =>
  inScope(scope, (tx) =>
    tx.company.findUniqueOrThrow({
      where: { id: scope.companyId },
      select: {
        id: true,
        name: true,
        slug: true,
        baseCurrency: true,
        timeZone: true,
        country: true,
        yearStart: true,
        receiptsRequiredFrom: true,
        codatCompanyId: true,
        partnerConnectionId: true,
      },
    }),
  );

export const changeCompany = (
  scope: CompanyScope,
  change: {
    name: string;
    country: string;
    timeZone: string;
    receiptsRequiredFrom: bigint | null;
    yearStart?: string | null;
  },
): Promise<void> =>
  inScope(scope, async (tx) => {
    await lockCoding(tx, scope.companyId);
    await tx.company.update({ where: { id: scope.companyId }, data: change, select: { id: true } });
    await reprojectOpen(tx, scope.companyId);
    // The worker that digests spending sees whether the financial years begin on another day.
    await tx.$executeRaw`
      insert into spending_changes (company_id, day)
      select company_id, day from movements where company_id = ${scope.companyId}::uuid limit 1`;
    await record(tx, scope, 'company.changed', scope.companyId, {
      name: change.name,
      country: change.country,
      timeZone: change.timeZone,
      receiptsRequiredFrom: change.receiptsRequiredFrom?.toString() ?? null,
      ...(change.yearStart !== undefined && { yearStart: change.yearStart }),
    });
  });

/**
 * Stores the company's id at Codat, unless one is stored already. Returns the stored id, so that two requests at the
 * same time use the same one.
 */
export const saveCodatCompany = (scope: CompanyScope, ids: { codatCompanyId: string }): Promise<string> =>
  inScope(scope, async (tx) => {
    await tx.company.updateMany({ where: { id: scope.companyId, codatCompanyId: null }, data: ids });
    const kept = await tx.company.findUniqueOrThrow({
      where: { id: scope.companyId },
      select: { codatCompanyId: true },
    });
    return kept.codatCompanyId ?? ids.codatCompanyId;
  });

export const savePartnerConnection = (scope: CompanyScope, partnerConnectionId: string): Promise<unknown> =>
  inScope(scope, (tx) => tx.company.updateMany({ where: { id: scope.companyId }, data: { partnerConnectionId } }));

/** Returns the id in Outlay of the company that has this id at Codat, or null. */
export const companyByCodatId = (codatCompanyId: string): Promise<string | null> =>
  inScope({ codatCompanyId }, (tx) => tx.company.findUnique({ where: { codatCompanyId }, select: { id: true } })).then(
    (row) => row?.id ?? null,
  );
