import 'server-only';
import { merchantName } from '@/lib/domain/rules/from-expense';
import { namesMerchant } from '@/lib/domain/rules/match';
import type { Viewer } from '@/lib/domain/viewer';
import { categoriesIn } from './categories';
import { inScope } from './db';
import { rulesIn } from './rules';

/** A rule that people's own codings suggest. It is never made by itself. */
export type Proposal = {
  readonly merchantKey: string;
  /** As a person would write it. */
  readonly merchant: string;
  readonly categoryId: string;
  readonly category: string;
  readonly times: number;
};

/** A correction that was made once more is a habit. */
const habit = 2;
/** And it is one way of doing it only while four in five say the same. */
const prevails = 0.8;
const mostShown = 5;

/** What people put under one category again and again, and no rule does for them yet; the most frequent first. */
export const ruleProposals = (viewer: Viewer): Promise<Proposal[]> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const learned = await tx.learnedMerchant.findMany({
      where: { companyId, times: { gt: 0 } },
      select: { merchantKey: true, merchant: true, categoryId: true, times: true, dismissedAt: true },
      orderBy: [{ times: 'desc' }, { lastAt: 'desc' }],
      take: 5_000,
    });
    const all = new Map<string, number>();
    for (const { merchantKey, times } of learned) all.set(merchantKey, (all.get(merchantKey) ?? 0) + times);
    const categories = new Map((await categoriesIn(tx, companyId)).map(({ id, name }) => [id, name]));
    const rules = await rulesIn(tx, companyId);
    return learned
      .flatMap(({ merchantKey, merchant, categoryId, times, dismissedAt }) => {
        const category = categories.get(categoryId);
        const isHabit = times >= habit && times >= prevails * (all.get(merchantKey) ?? times);
        if (!category || !isHabit || dismissedAt || namesMerchant(rules, merchant)) return [];
        return [{ merchantKey, merchant: merchantName(merchant), categoryId, category, times }];
      })
      .slice(0, mostShown);
  });

/** Not now: what is proposed for this merchant is not proposed again. */
export const dismissProposal = (viewer: Viewer, merchantKey: string): Promise<unknown> =>
  inScope(viewer, (tx) =>
    tx.learnedMerchant.updateMany({
      where: { companyId: viewer.companyId, merchantKey, dismissedAt: null },
      data: { dismissedAt: new Date() },
    }),
  );
