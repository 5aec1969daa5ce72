import 'server-only';
import { inScope } from '@/lib/data/db';
import { rulesOf, setupIn } from '@/lib/data/setup/setup';
import type { Viewer } from '@/lib/domain/company/viewer';
import { proposeRules } from '@/lib/domain/merchant/history';
import { displayMerchant } from '@/lib/domain/rules/from-expense';
import { namesMerchant } from '@/lib/domain/rules/match';

/**
 * A rule that Outlay suggests, because people coded a merchant in the same way several times. Outlay never creates the
 * rule by itself.
 */
export type Proposal = {
  readonly merchantKey: string;
  /** The name of the merchant as a person would write it. */
  readonly merchant: string;
  readonly categoryId: string;
  readonly category: string;
  readonly times: number;
};

const mostShown = 5;
/** The most entries of the coding history that are examined, most frequent first. */
const mostLooked = 2_000;

/** Returns the merchants that people repeatedly gave the same category and that no rule names, most frequent first. */
export const ruleProposals = (viewer: Viewer): Promise<Proposal[]> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const learned = await tx.learnedMerchant.findMany({
      where: { companyId, times: { gt: 0 } },
      select: { merchantKey: true, merchant: true, categoryId: true, times: true, lastAt: true, dismissedAt: true },
      orderBy: [{ times: 'desc' }, { lastAt: 'desc' }],
      take: mostLooked,
    });
    const setup = await setupIn(tx, companyId);
    const categories = new Map(setup.categories.map(({ id, name }) => [id, name]));
    const rules = rulesOf(setup);
    const proposed: Proposal[] = [];
    for (const [merchantKey, entries] of Map.groupBy(learned, (entry) => entry.merchantKey)) {
      const [newest] = entries;
      const isSettled = () =>
        entries.some((entry) => entry.dismissedAt !== null) || namesMerchant(rules, newest?.merchant ?? '');
      const [proposal] = proposeRules(entries, isSettled);
      const category = proposal && categories.get(proposal.categoryId);
      if (!newest || !proposal || category === undefined) continue;
      const { categoryId, times } = proposal;
      proposed.push({ merchantKey, merchant: displayMerchant(newest.merchant), categoryId, category, times });
      if (proposed.length === mostShown) break;
    }
    return proposed;
  });

/** Dismisses the suggestion for this merchant permanently. */
export const dismissProposal = (viewer: Viewer, merchantKey: string): Promise<unknown> =>
  inScope(viewer, (tx) =>
    tx.learnedMerchant.updateMany({
      where: { companyId: viewer.companyId, merchantKey, dismissedAt: null },
      data: { dismissedAt: new Date() },
    }),
  );
