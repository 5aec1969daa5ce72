import 'server-only';
import { inScope, type Tx } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import type { Viewer } from '@/lib/domain/company/viewer';
import { Refusal } from '@/lib/domain/refusal';
import { factsOf } from '@/lib/domain/rules/facts';
import { ruleContentFrom } from '@/lib/domain/rules/from-expense';
import { firstMatch } from '@/lib/domain/rules/match';
import { type Rule, type RuleContent, toRuleJson } from '@/lib/domain/rules/rule';
import { addRuleIn } from './changes';
import { rulesIn } from './rules';

/**
 * Returns the rule that would code similar expenses like this one. Returns null if the expense has no single category.
 */
export const ruleFromExpense = (viewer: Viewer, expenseId: string): Promise<RuleContent | null> =>
  inScope(viewer, async (tx) => (await contentFrom(tx, viewer, expenseId))?.content ?? null);

/**
 * Creates the rule that would code similar expenses like this one. Places it before the rule that codes them now, so
 * that the new rule applies. If an equal rule already codes them, returns that rule with `isNew` false.
 */
export const addRuleFrom = (
  viewer: Viewer,
  expenseId: string,
): Promise<{ readonly id: string; readonly name: string; readonly isNew: boolean }> =>
  inScope(viewer, async (tx) => {
    const from = await contentFrom(tx, viewer, expenseId);
    if (!from) throw new Refusal('Choose one category for this expense first: a rule is made of that.');
    const { content, facts } = from;
    const rules = await rulesIn(tx, viewer.companyId);
    const winner = firstMatch(rules, facts);
    if (winner && sameAs(winner, content)) return { id: winner.id, name: winner.name, isNew: false };
    const id = newId();
    await addRuleIn(tx, viewer, id, content, { before: winner?.id ?? null });
    return { id, name: content.name, isNew: true };
  });

/**
 * Creates a rule that gives all expenses of a merchant the same category. Places it last; the place does not matter,
 * because no other rule names this merchant.
 */
export const addRuleFor = (
  viewer: Viewer,
  { merchant, categoryId, category }: { merchant: string; categoryId: string; category: string },
): Promise<void> =>
  inScope(viewer, async (tx) => {
    const content = ruleContentFrom({ merchant, lines: [{ categoryId }] }, category);
    if (content) await addRuleIn(tx, viewer, newId(), content, { before: null });
  });

async function contentFrom(tx: Tx, { companyId, baseCurrency }: Viewer, id: string) {
  const read = await tx.movement.findFirst({
    where: { id, companyId, removedAt: null },
    select: {
      amountMinor: true,
      currency: true,
      cardId: true,
      personId: true,
      expense: {
        select: {
          merchant: true,
          type: true,
          rate: true,
          note: true,
          lines: { select: { categoryId: true, category: { select: { name: true } } }, orderBy: { position: 'asc' } },
        },
      },
    },
  });
  const [line] = read?.expense?.lines ?? [];
  if (!read?.expense || !line?.category) return null;
  const { expense, amountMinor, currency, cardId, personId } = read;
  const content = ruleContentFrom(expense, line.category.name);
  if (!content) return null;
  const amount = { minor: amountMinor, currency };
  const rate = expense.rate?.toFixed() ?? null;
  return { content, facts: factsOf({ ...expense, amount, rate, cardId, spenderId: personId }, baseCurrency) };
}

const sameAs = (rule: Rule, content: RuleContent): boolean =>
  JSON.stringify(toRuleJson(rule.conditions)) === JSON.stringify(toRuleJson(content.conditions)) &&
  rule.action.categoryId === content.action.categoryId;
