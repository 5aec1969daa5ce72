import 'server-only';
import type { Guess, Sayings } from '@/lib/domain/auto-code';
import type { Category } from '@/lib/domain/category';
import type { Expense } from '@/lib/domain/expense';
import { packageOf } from '@/lib/domain/package';
import { factsOf } from '@/lib/domain/rules/facts';
import { firstMatch } from '@/lib/domain/rules/match';
import type { Rule } from '@/lib/domain/rules/rule';
import { plainMerchant } from '@/lib/domain/rules/tidy';
import { categoriesIn } from './categories';
import { connectionIn } from './connections';
import type { Tx } from './db';
import { rulesIn } from './rules';

/** Everything a company knows that codes an expense. */
export type Knowledge = {
  readonly rules: readonly Rule[];
  readonly categories: readonly Category[];
  /** Suppliers of the linked books by the key of the merchant that they are. */
  readonly suppliers: ReadonlyMap<string, string>;
  readonly lineLimit: number;
  readonly baseCurrency: string;
};

export async function knowledgeIn(tx: Tx, companyId: string): Promise<Knowledge> {
  const connection = await connectionIn(tx, companyId);
  const { baseCurrency } = await tx.company.findUniqueOrThrow({
    where: { id: companyId },
    select: { baseCurrency: true },
  });
  const aliases = connection
    ? await tx.supplierAlias.findMany({
        where: { companyId, connectionId: connection.id },
        select: { merchantKey: true, supplierRef: true },
      })
    : [];
  return {
    rules: await rulesIn(tx, companyId),
    categories: await categoriesIn(tx, companyId),
    suppliers: new Map(aliases.map((alias) => [alias.merchantKey, alias.supplierRef])),
    lineLimit: connection ? packageOf(connection.package).lineLimit : Number.POSITIVE_INFINITY,
    baseCurrency,
  };
}

type Spent = Pick<Expense, 'merchant' | 'amount' | 'rate' | 'cardId' | 'note' | 'type'> & {
  readonly spenderId: string;
};

/** What all of it says of one expense. */
export function sayingsOf(knowledge: Knowledge, expense: Spent): Sayings {
  const rule = firstMatch(knowledge.rules, factsOf(expense, knowledge.baseCurrency));
  const guess: Guess | null = null;
  return {
    rule: rule && { ...rule.action, source: { by: 'rule', ruleId: rule.id, name: rule.name } },
    guess,
    supplierRef: knowledge.suppliers.get(plainMerchant(expense.merchant).key) ?? null,
    lineLimit: knowledge.lineLimit,
  };
}
