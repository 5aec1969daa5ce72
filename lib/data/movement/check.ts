import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import { codingIn } from '@/lib/data/coding/context';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { currentMovements, evaluated } from '@/lib/data/expense/stored-rows';
import { holdCoding, lockMovements } from './coding-lock';
import { type Projection, projectionOf, projectMovements, transferProjection } from './project';

/** A movement whose stored status, issues or receipts are not what the rule returns. */
export type Difference = {
  readonly id: string;
  readonly stored: Omit<Projection, 'issues'> & { readonly issues: unknown };
  readonly rule: Projection;
};

export type CheckedPage = {
  readonly checked: number;
  readonly differences: readonly Difference[];
  /** The last id of the page, or null when no page is left. */
  readonly last: string | null;
};

const pageSize = 500;

/**
 * Compares the stored status of the next movements with the rule, in the order of their ids from after the id `after`.
 * With `repair`, stores what the rule returns.
 */
export const checkPage = (
  scope: CompanyScope,
  { after, repair }: { readonly after: string | null; readonly repair: boolean },
): Promise<CheckedPage> =>
  inScope(
    scope,
    async (tx) => {
      const { companyId } = scope;
      await holdCoding(tx, companyId);
      const ids = await idsAfter(tx, companyId, after);
      // A sync may have moved on between the two statements that read a movement and its items. What differs is
      // therefore read again under a lock.
      const suspects = (await differencesIn(tx, companyId, ids)).map(({ id }) => id);
      await lockMovements(tx, companyId, suspects);
      const differences = await differencesIn(tx, companyId, suspects);
      if (repair)
        await projectMovements(
          tx,
          companyId,
          differences.map(({ id }) => id),
        );
      return { checked: ids.length, differences, last: ids.length < pageSize ? null : (ids.at(-1) ?? null) };
    },
    { timeoutMs: 60_000 },
  );

async function idsAfter(tx: Tx, companyId: string, after: string | null): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from movements where company_id = ${companyId}::uuid and removed_at is null
      and (${after}::uuid is null or id > ${after}::uuid) order by id limit ${pageSize}`;
  return rows.map(({ id }) => id);
}

const stored = {
  id: true,
  status: true,
  issues: true,
  receiptCount: true,
  receiptMissing: true,
} as const;

async function differencesIn(tx: Tx, companyId: string, ids: readonly string[]): Promise<Difference[]> {
  if (ids.length === 0) return [];
  const read = await tx.movement.findMany({
    where: { companyId, id: { in: [...ids] }, removedAt: null },
    select: stored,
  });
  const { expenses, transfers } = await currentMovements(
    tx,
    companyId,
    read.map(({ id }) => id),
  );
  const coding = await codingIn(tx, companyId, expenses);
  const rules = new Map([
    ...expenses.map((row) => [row.id, projectionOf(evaluated(row, coding))] as const),
    ...transfers.map((row) => [row.id, transferProjection(row, coding)] as const),
  ]);
  return read.flatMap((row) => {
    const { id, status, issues, receiptCount, receiptMissing } = row;
    const rule = rules.get(id);
    // A movement without a rule was removed between the two statements.
    if (!rule) return [];
    const kept = { id, status, issues, receiptCount, receiptMissing };
    return isDeepStrictEqual(kept, rule) ? [] : [{ id, stored: kept, rule }];
  });
}
