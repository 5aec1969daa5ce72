import 'server-only';
import { categoriesIn } from '@/lib/data/company/categories';
import { connectionIn } from '@/lib/data/connection/connections';
import type { Tx } from '@/lib/data/db';
import { rulesIn } from '@/lib/data/rules/rules';
import { packageOf } from '@/lib/domain/books/package';
import type { Knowledge } from '@/lib/domain/coding/knowledge';

/** The merchants that people coded most often, or linked last to a supplier, are known. */
const mostLearned = 20_000;

export async function knowledgeIn(tx: Tx, companyId: string): Promise<Knowledge> {
  const connection = await connectionIn(tx, companyId);
  const { baseCurrency } = await tx.company.findUniqueOrThrow({
    where: { id: companyId },
    select: { baseCurrency: true },
  });
  return {
    rules: await rulesIn(tx, companyId),
    categories: await categoriesIn(tx, companyId),
    learned: await tx.learnedMerchant.findMany({
      where: { companyId, times: { gt: 0 } },
      select: { merchantKey: true, categoryId: true, times: true, lastAt: true },
      orderBy: [{ times: 'desc' }, { lastAt: 'desc' }],
      take: mostLearned,
    }),
    suppliers: await suppliersIn(tx, connection?.id ?? null),
    lineLimit: connection ? packageOf(connection.package).lineLimit : Number.POSITIVE_INFINITY,
    baseCurrency,
  };
}

async function suppliersIn(tx: Tx, connectionId: string | null): Promise<Knowledge['suppliers']> {
  if (!connectionId) return new Map();
  const aliases = await tx.supplierAlias.findMany({
    where: { connectionId },
    select: { merchantKey: true, supplierRef: true },
    orderBy: { createdAt: 'desc' },
    take: mostLearned,
  });
  const suppliers = await tx.supplier.findMany({
    where: { connectionId, ref: { in: aliases.map((alias) => alias.supplierRef) } },
    select: { ref: true, currency: true },
  });
  const byRef = new Map(suppliers.map((supplier) => [supplier.ref, supplier]));
  return new Map(
    aliases.flatMap(({ merchantKey, supplierRef }) => {
      const supplier = byRef.get(supplierRef);
      return supplier ? [[merchantKey, supplier] as const] : [];
    }),
  );
}
