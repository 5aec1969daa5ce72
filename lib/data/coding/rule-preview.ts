import 'server-only';
import { inScope, type Tx } from '@/lib/data/db';
import { rowColumns, toExpense } from '@/lib/data/expense/rows';
import type { Prisma } from '@/lib/data/generated/client';
import { autoCode, hasManualCoding } from '@/lib/domain/coding/auto-code';
import { diffCoding, noNames } from '@/lib/domain/coding/changes';
import { evidenceFor, type Knowledge } from '@/lib/domain/coding/knowledge';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { Expense } from '@/lib/domain/expense/expense';
import { factsOf } from '@/lib/domain/rules/facts';
import { firstMatch, matchesRule } from '@/lib/domain/rules/match';
import type { Rule } from '@/lib/domain/rules/rule';
import { knowledgeIn } from './knowledge';

/** What a rule would do to the company's unsynced expenses. */
export type RulePreview = {
  /** The number of expenses that the rule matches. */
  readonly fits: number;
  /** Whether the rule matches every unsynced expense. */
  readonly fitsAll: boolean;
  /** The expenses that the rule would code differently. */
  readonly changes: readonly PreviewedExpense[];
  /** The number of matched expenses that do not change because their coding was set by hand. */
  readonly byHand: number;
  /** The number of matched expenses that an earlier rule codes instead. */
  readonly earlier: number;
  /** The total of the expenses in `changes`, in minor units of the base currency. */
  readonly totalMinor: bigint;
};

export type PreviewedExpense = Pick<Expense, 'id' | 'day' | 'merchant' | 'amount'> & {
  readonly categories: readonly string[];
};

/** The most expenses that the preview tests, starting with the newest. */
const mostLooked = 10_000;

/**
 * Returns what a rule would change if it were saved. An existing rule keeps its place in the order, and a new rule
 * comes last.
 */
export const previewRule = (viewer: Viewer, rule: Rule): Promise<RulePreview> =>
  inScope(viewer, (tx) => previewIn(tx, viewer, rule), { timeoutMs: 30_000 });

async function previewIn(tx: Tx, viewer: Viewer, rule: Rule): Promise<RulePreview> {
  const knowledge = withRule(await knowledgeIn(tx, viewer.companyId), rule);
  const where = uncoded(viewer.companyId);
  const rows = await tx.movement.findMany({
    where: { AND: [where, ...narrowed(rule)] },
    select: rowColumns,
    orderBy: [{ day: 'desc' }, { id: 'desc' }],
    take: mostLooked,
  });
  const fitting = rows
    .map((row) => ({ ...toExpense(row), spenderId: row.personId, row }))
    .map((expense) => ({ expense, facts: factsOf(expense, viewer.baseCurrency) }))
    .filter(({ facts }) => matchesRule(rule, facts));
  const own = fitting.filter(({ facts }) => firstMatch(knowledge.rules, facts)?.id === rule.id);
  const coded = own.map(({ expense, facts }) => {
    const after = autoCode(expense, evidenceFor(knowledge, expense));
    return { expense, facts, changed: diffCoding(expense, after, noNames).length > 0 };
  });
  const changed = coded.filter((one) => one.changed);
  const unsynced = await tx.movement.count({ where });
  return {
    fits: fitting.length,
    fitsAll: fitting.length >= Math.min(unsynced, mostLooked),
    changes: changed.map(({ expense }) => ({
      id: expense.id,
      day: expense.day,
      merchant: expense.merchant,
      amount: expense.amount,
      categories: (expense.row.expense?.lines ?? []).flatMap((line) => line.category?.name ?? []),
    })),
    byHand: coded.filter(({ expense, changed }) => !changed && expense.lines.some(hasManualCoding)).length,
    earlier: fitting.length - own.length,
    totalMinor: changed.reduce((sum, { facts }) => sum + facts.base.minor, 0n),
  };
}

const withRule = (knowledge: Knowledge, rule: Rule): Knowledge => ({
  ...knowledge,
  rules: knowledge.rules.some((one) => one.id === rule.id)
    ? knowledge.rules.map((one) => (one.id === rule.id ? rule : one))
    : [...knowledge.rules, rule],
});

/** Selects the expenses that are neither synced nor queued. */
const uncoded = (companyId: string): Prisma.MovementWhereInput => ({
  companyId,
  kind: 'expense',
  removedAt: null,
  syncedRevision: null,
  OR: [{ latestItemId: null }, { latestItem: { state: { in: ['failed', 'withdrawn'] } } }],
});

/**
 * Returns the conditions of the rule that the database can test. The whole rule is then evaluated only for the expenses
 * that remain.
 */
const narrowed = ({ conditions }: Rule): Prisma.MovementWhereInput[] =>
  conditions.flatMap((condition): Prisma.MovementWhereInput[] => {
    switch (condition.field) {
      case 'currency':
        return [{ currency: { in: condition.values } }];
      case 'person':
        return [{ personId: { in: condition.values } }];
      case 'type':
        return [{ expense: { type: { in: condition.values } } }];
      default:
        return [];
    }
  });
