import 'server-only';
import { record } from '@/lib/data/audit';
import { type CompanyScope, inScope, isTaken, type Tx } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { rateOn, type TravelKind, type TravelRate, type TravelUnit } from '@/lib/domain/claim/travel/rate';
import type { RateInput } from '@/lib/domain/claim/travel/travel-input';
import type { Viewer } from '@/lib/domain/company/viewer';
import { Refusal } from '@/lib/domain/refusal';

/** A company has few rates. The oldest beyond this number are not read. */
const most = 1_000;

/** Returns the company's rates in the order in which they were added, the history included. */
export const travelRates = (scope: CompanyScope): Promise<readonly TravelRate[]> =>
  inScope(scope, (tx) => ratesIn(tx, scope.companyId));

export async function ratesIn(tx: Tx, companyId: string): Promise<readonly TravelRate[]> {
  const rows = await tx.travelRate.findMany({
    where: { companyId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: most,
  });
  return rows.toReversed().map((row) => ({
    id: row.id,
    kind: row.kind as TravelKind,
    name: row.name,
    fromDay: row.fromDay,
    isEnded: row.isEnded,
    unit: row.unit as TravelUnit,
    rate: row.rate.toFixed(),
    threshold: row.threshold,
    rateAfter: row.rateAfter?.toFixed() ?? null,
    fuelRate: row.fuelRate?.toFixed() ?? null,
    fuelTaxPercent: row.fuelTaxPercent?.toFixed() ?? null,
    categoryId: row.categoryId,
  }));
}

/** Adds a rate. Earlier rows and claims keep theirs. Idempotent, because the form carries the id. */
export async function addRate(viewer: Viewer, input: RateInput): Promise<void> {
  try {
    await inScope(viewer, async (tx) => {
      const { companyId, userId } = viewer;
      if (input.categoryId !== null) {
        const category = await tx.category.count({ where: { id: input.categoryId, companyId, archivedAt: null } });
        if (category === 0)
          throw new Refusal('This category is no longer there.', { categoryId: 'Choose another category.' });
      }
      await tx.travelRate.create({ data: { ...input, companyId, authorId: userId }, select: { id: true } });
      await record(tx, viewer, 'travel-rate.added', input.id, {
        ...{ name: input.name, from: input.fromDay, rate: input.rate, unit: input.unit },
      });
    });
  } catch (error) {
    if (!isTaken(error)) throw error;
  }
}

/** Ends a rate from a day on. Claims of earlier days can still use it. Idempotent. */
export const endRate = (viewer: Viewer, id: string, day: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { companyId, userId } = viewer;
    const rates = await ratesIn(tx, companyId);
    const rate = rates.find((one) => one.id === id);
    if (!rate) throw new Refusal('This rate is no longer there.');
    const fromDay = day < rate.fromDay ? rate.fromDay : day;
    if (!rateOn(rates, { kind: rate.kind, name: rate.name, day: fromDay })) return;
    const { id: _, ...same } = rate;
    await tx.travelRate.create({
      data: { ...same, id: newId(), fromDay, isEnded: true, companyId, authorId: userId },
      select: { id: true },
    });
    await record(tx, viewer, 'travel-rate.ended', id, { name: rate.name, from: fromDay });
  });

export const repayDaysOf = (scope: CompanyScope): Promise<number> =>
  inScope(scope, (tx) =>
    tx.company.findUniqueOrThrow({ where: { id: scope.companyId }, select: { repayDays: true } }),
  ).then(({ repayDays }) => repayDays);

/** Changes how many days after its approval a claim is due. Approved claims keep their due day. */
export const setRepayDays = (viewer: Viewer, repayDays: number): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { count } = await tx.company.updateMany({
      where: { id: viewer.companyId, repayDays: { not: repayDays } },
      data: { repayDays },
    });
    if (count > 0) await record(tx, viewer, 'company.repay-days', viewer.companyId, { repayDays });
  });
