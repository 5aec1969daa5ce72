import 'server-only';
import type { Tx } from '@/lib/data/db';
import { rulesOf, setupIn } from '@/lib/data/setup/setup';
import { packageOf } from '@/lib/domain/books/package';
import type { Knowledge } from '@/lib/domain/coding/knowledge';

/** The merchants that people coded most often, or linked last to a supplier, are known. */
const mostLearned = 20_000;

export async function knowledgeIn(tx: Tx, companyId: string): Promise<Knowledge> {
  const setup = await setupIn(tx, companyId);
  const { connection, categories, baseCurrency } = setup;
  return {
    rules: rulesOf(setup),
    categories,
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
  const rows = await tx.$queryRaw<{ merchantKey: string; ref: string; currency: string }[]>`
    select a.merchant_key as "merchantKey", s.ref, s.currency
    from (select merchant_key, supplier_ref from supplier_aliases where connection_id = ${connectionId}::uuid
      order by created_at desc limit ${mostLearned}) a
      join suppliers s on s.connection_id = ${connectionId}::uuid and s.ref = a.supplier_ref`;
  return new Map(rows.map(({ merchantKey, ...supplier }) => [merchantKey, supplier]));
}
