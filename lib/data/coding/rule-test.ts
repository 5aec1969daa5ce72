import 'server-only';
import { inScope } from '@/lib/data/db';
import { findExpense } from '@/lib/data/expense/expenses';
import { type RuleNames, ruleNamesIn } from '@/lib/data/rules/rules';
import { type CodingStep, explainCoding } from '@/lib/domain/coding/explain';
import { evidenceFor } from '@/lib/domain/coding/knowledge';
import type { Viewer } from '@/lib/domain/company/viewer';
import { explainMatch, type RuleOutcome } from '@/lib/domain/rules/explain';
import type { ExpenseFacts } from '@/lib/domain/rules/facts';
import { factsOf } from '@/lib/domain/rules/facts';
import { knowledgeIn } from './knowledge';

type Tried = Parameters<typeof factsOf>[0];

/**
 * Returns how an existing or imagined expense would be coded. `verdicts` has the result of each rule with its reason,
 * and `steps` what each source contributes to the coding.
 */
export const tryRules = (
  viewer: Viewer,
  tried: Tried,
): Promise<{
  readonly facts: ExpenseFacts;
  readonly verdicts: readonly RuleOutcome[];
  readonly steps: readonly CodingStep[];
  readonly names: RuleNames;
}> =>
  inScope(viewer, async (tx) => {
    const knowledge = await knowledgeIn(tx, viewer.companyId);
    const facts = factsOf(tried, viewer.baseCurrency);
    const names = await ruleNamesIn(tx, viewer.companyId, knowledge.rules);
    const steps = explainCoding(evidenceFor(knowledge, tried), names);
    return { facts, verdicts: explainMatch(knowledge.rules, facts), steps, names };
  });

/** Returns an expense on which a person tries the rules, or null if it does not exist. */
export const triedExpense = (viewer: Viewer, id: string): Promise<Tried | null> => findExpense(viewer, id);

/** Returns the 20 newest expenses, from which a person chooses one to try the rules on. */
export const newestExpenses = (
  viewer: Viewer,
): Promise<readonly { readonly id: string; readonly merchant: string; readonly day: string }[]> =>
  inScope(viewer, (tx) =>
    tx.movement.findMany({
      where: { companyId: viewer.companyId, kind: 'expense', removedAt: null },
      select: { id: true, day: true, expense: { select: { merchant: true } } },
      orderBy: [{ day: 'desc' }, { id: 'desc' }],
      take: 20,
    }),
  ).then((rows) => rows.map(({ expense, ...row }) => ({ ...row, merchant: expense?.merchant ?? '' })));
